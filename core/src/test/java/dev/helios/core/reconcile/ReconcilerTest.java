// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Status.MATCHED;
import static dev.helios.core.reconcile.Status.MISMATCHED;
import static dev.helios.core.reconcile.Status.MISSING;
import static dev.helios.core.reconcile.Status.PENDING;
import static dev.helios.core.reconcile.Status.UNDECIDED;
import static dev.helios.core.reconcile.Story.at;
import static dev.helios.core.reconcile.Story.cancelled;
import static dev.helios.core.reconcile.Story.event;
import static dev.helios.core.reconcile.Story.order;
import static dev.helios.core.reconcile.Story.paid;
import static dev.helios.core.reconcile.Story.placed;
import static dev.helios.core.reconcile.Story.reserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Sighting;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.core.watermark.SourceRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scenarios of docs/reconciliation.md. */
class ReconcilerTest {

  @Test
  void apply_allStepsInTime_matches() {
    Story story = Story.ofOrder().sees(placed(0)).is(PENDING).sees(paid(1)).is(PENDING);
    story.sees(reserved(2)).is(MATCHED);
    assertThat(story.verdict().reason()).isEqualTo("complete");
    assertThat(story.verdict().exposure()).isEqualTo(new Exposure(BigDecimal.ZERO, null));
    assertThat(story.current.nextDue()).isNull();
    assertThat(story.verdicts).hasSize(2);
  }

  @Test
  void apply_stepAbsentAndCloudMovedOn_missing() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2));
    story.passes(1, 29).is(PENDING);
    story.tick(30.9).is(PENDING);
    story.passes(30, 31).is(MISSING, "missing paid progress_passed");
    assertThat(story.verdict().exposure()).isEqualTo(new Exposure(new BigDecimal("100.00"), "EUR"));
    assertThat(story.verdict().sentence())
        .isEqualTo(
            "ORD-1 is missing: paid did not come from gcp by 2026-11-22T12:00:30Z, and gcp has"
                + " moved on. 100.00 EUR hangs on it.");
  }

  @Test
  void apply_dueButProgressOnItsWay_staysPendingAndIsLookedAtSoon() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2)).traffic(0, 30).tick(31).is(PENDING);
    assertThat(story.current.nextDue()).isEqualTo(at(31.25));
  }

  @Test
  void apply_progressPassedButLogNotRead_staysPending() {
    Story.ofOrder().sees(placed(0), reserved(2)).traffic(0, 100).tick(20).is(PENDING);
  }

  @Test
  void apply_missingStepHappenedLate_matchesWithLate() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2)).passes(1, 40);
    story.is(MISSING, "missing paid progress_passed");
    story.sees(paid(41)).is(MATCHED, "late paid happened");
    assertThat(story.verdict().findings().getFirst().detail()).contains("happened at");
  }

  @Test
  void apply_missingStepReceivedLate_matchesWithLate() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2)).passes(1, 40);
    story.sees(paid("paid-1", 5, 41, "100")).is(MATCHED, "late paid received");
  }

  @Test
  void apply_edgesOfDeadline_areHalfOpen() {
    Story.ofOrder().sees(placed(0), reserved(2), paid(29.999)).is(MATCHED);
    Story.ofOrder().sees(placed(0), reserved(2), paid(30)).is(MATCHED, "late paid happened");
    Story.ofOrder().sees(placed(0), reserved(2), paid("p", 29, 30.999, "100")).is(MATCHED);
    Story.ofOrder()
        .sees(placed(0), reserved(2), paid("p", 29, 31, "100"))
        .is(MATCHED, "late paid received");
    Story.ofOrder().sees(placed(0), paid(1), reserved(44)).is(MATCHED);
    Story.ofOrder().sees(placed(0), paid(1), reserved(45)).is(MATCHED, "late reserved happened");
  }

  @Test
  void apply_redelivery_changesNothing() {
    Story story = Story.ofOrder().sees(placed(0), paid(1));
    Case before = story.current;
    story.sees(event(Cloud.GCP, "PaymentProcessed", "paid-1", 1, 9, text(paid(1))));
    assertThat(story.current.revision()).isEqualTo(before.revision());
    assertThat(story.current.evidence().sightings()).isEqualTo(before.evidence().sightings());
    assertThat(story.current.knows(story.sighting(paid(1)))).isTrue();
    assertThat(story.current.knows(story.sighting(paid("paid-1", 1, 2, "7")))).isFalse();
    story.sees(reserved(2)).is(MATCHED);
    Case closed = story.current;
    assertThat(story.sees(paid(1)).current).isSameAs(closed);
  }

  @Test
  void apply_redeliveryWithAnotherTime_keepsTheEarlierWhicheverCameFirst() {
    Event early = paid("p", 1, 9, "100");
    Event late = paid("p", 5, 8, "100");
    Story one = Story.ofOrder().sees(placed(0), early, late);
    Story other = Story.ofOrder().sees(placed(0), late, early);
    assertThat(one.current.evidence().sightings())
        .isEqualTo(other.current.evidence().sightings())
        .extracting(Sighting::occurredAt)
        .containsExactly(at(0), at(1));
  }

  @Test
  void apply_closedCase_takesNoProgressAndNoTick() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2));
    Case closed = story.current;
    assertThat(story.passes(3, 9).current).isSameAs(closed);
  }

  @Test
  void apply_cancelledAfterCompletion_isANewRevisionForItsReason() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2), cancelled(3)).is(MATCHED);
    assertThat(story.verdicts).extracting(Verdict::reason).endsWith("complete", "cancelled");
  }

  @Test
  void apply_secondPayment_isDuplicateAndExposed() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2)).is(MATCHED);
    story.sees(paid("paid-2", 3, 3.2, "100.00")).is(MISMATCHED, "duplicate paid same_content");
    assertThat(story.verdict().exposure()).isEqualTo(new Exposure(new BigDecimal("200.00"), "EUR"));
    assertThat(story.verdict().revision()).isEqualTo(3);
  }

  @Test
  void apply_sameIdentityOtherContent_isConflictAndFirstReceivedStands() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2));
    story.sees(paid("paid-1", 1, 5, "77"), paid("paid-1", 1, 4, "100"));
    story.is(MISMATCHED, "conflict paid other_content");
  }

  @Test
  void apply_amountWithinAndBeyondTolerance_edgeIsInside() {
    Story.ofOrder().sees(placed(0), reserved(2), paid("p", 1, 1, "100.01")).is(MATCHED);
    Story story = Story.ofOrder().sees(placed(0), reserved(2), paid("p", 1, 1, "99.98"));
    story.is(MISMATCHED, "mismatch paid differs");
    assertThat(story.verdict().findings().getFirst())
        .isEqualTo(
            new Finding.Mismatch(
                "paid",
                "placed.amount",
                "100.00",
                "paid.amount",
                "99.98",
                new BigDecimal("0.02"),
                new BigDecimal("0.01"),
                Finding.Mismatch.Why.DIFFERS));
  }

  @Test
  void apply_quantityDiffers_mismatchOfReserved() {
    Event three = event(Cloud.AZURE, "InventoryReserved", "r", 2, 2, order("\"quantity\":3"));
    Story.ofOrder().sees(placed(0), paid(1), three).is(MISMATCHED, "mismatch reserved differs");
  }

  @Test
  void apply_effectBeforeCause_outOfOrderOnlyBeyondTheClocks() {
    Story.ofOrder().sees(placed(0), paid(-2), reserved(1)).is(MATCHED);
    Story.ofOrder()
        .sees(placed(0), paid(-2.001), reserved(1))
        .is(MATCHED, "out_of_order paid before_its_cause");
  }

  @Test
  void apply_cloudWithSlowClock_isNotOutOfOrder() {
    Story story = new Story(Story.FULFILMENT).traffic(Cloud.AWS, -60, -1);
    story.traffic(Cloud.GCP, -60, -5, 5).traffic(Cloud.AZURE, -60, -1);
    assertThat(story.progress)
        .hasEntrySatisfying(
            Cloud.GCP,
            known -> assertThat(known.skew().estimate()).isEqualTo(Duration.ofSeconds(5)));
    story.sees(placed(0), paid("p", -4, 1, "100"), reserved(1)).is(MATCHED);
  }

  @Test
  void apply_paymentAlone_missesTheRest() {
    Story.ofOrder()
        .sees(paid(0))
        .passes(1, 50)
        .is(MISSING, "missing placed progress_passed", "missing reserved progress_passed");
  }

  @Test
  void apply_orphan_exposesWhatIsKnown() {
    Story story = Story.ofOrder().sees(paid(0)).passes(1, 50);
    assertThat(story.verdict().exposure()).isEqualTo(new Exposure(new BigDecimal("100.00"), "EUR"));
  }

  @Test
  void apply_cancelled_endsExpectations() {
    Story story = Story.ofOrder().sees(placed(0), cancelled(3)).is(MATCHED);
    assertThat(story.verdict().reason()).isEqualTo("cancelled");
    assertThat(story.current.isClosed()).isTrue();
    Story.ofOrder().sees(placed(0), paid(1), cancelled(3)).is(MATCHED);
    Story.ofOrder().sees(placed(0), cancelled(3), paid(1)).is(MATCHED);
    Story.ofOrder().sees(cancelled(3), placed(0)).is(MATCHED);
  }

  @Test
  void apply_cancelledAfterMissing_matches() {
    Story.ofOrder()
        .sees(placed(0))
        .passes(1, 60)
        .is(MISSING, "missing paid progress_passed", "missing reserved progress_passed")
        .sees(cancelled(61))
        .is(MATCHED);
  }

  @Test
  void apply_paymentAfterCancellation_isUnexpectedAndExposed() {
    Story story = Story.ofOrder().sees(placed(0), cancelled(3), paid(5)).is(MATCHED);
    story = Story.ofOrder().sees(placed(0), cancelled(3), paid(5.001));
    story.is(MISMATCHED, "unexpected paid after_closing");
    assertThat(story.verdict().exposure()).isEqualTo(new Exposure(new BigDecimal("100.00"), "EUR"));
  }

  @Test
  void apply_failedPayment_matchesWithItsReason() {
    Event failed = event(Cloud.GCP, "PaymentFailed", "f", 2, 2, order(""));
    Story story = Story.ofOrder().sees(placed(0), failed).is(MATCHED);
    assertThat(story.verdict().reason()).isEqualTo("payment failed");
  }

  @Test
  void apply_stalledCloud_undecidedThenMissingWhenHoldEnds() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2));
    story.traffic(Cloud.AWS, 1, 700).traffic(Cloud.AZURE, 1, 700);
    story.tick(20).is(PENDING).tick(32).is(UNDECIDED);
    assertThat(story.verdict().reason()).startsWith("gcp is silent since");
    assertThat(story.current.nextDue()).isEqualTo(at(630));
    assertThat(story.current.waitingFor()).isEqualTo(SourceRef.of(Cloud.GCP));
    story.tick(629.999).is(UNDECIDED).tick(630).is(MISSING, "missing paid source_silent");
    assertThat(story.current.isClosed()).isTrue();
  }

  @Test
  void apply_stalledCloudMayHoldTheClosing_otherStepIsUndecidedNotMissing() {
    Story story = Story.ofOrder().sees(placed(0));
    story.traffic(Cloud.AWS, 1, 200).traffic(Cloud.AZURE, 1, 200);
    story.tick(46).is(UNDECIDED);
    assertThat(story.current.waitingFor()).isEqualTo(SourceRef.of(Cloud.GCP));

    story.sees(event(Cloud.GCP, "PaymentFailed", "f", 2, 150, order(""))).is(MATCHED);
    assertThat(story.verdict().reason()).isEqualTo("payment failed");
    assertThat(story.verdicts).noneMatch(verdict -> verdict.status() == MISSING);
  }

  @Test
  void apply_quietCloudMayHoldTheClosing_otherStepIsPendingUntilItHasPassed() {
    Story story = Story.ofOrder().sees(placed(0), paid(2));
    story.traffic(Cloud.AWS, 1, 60).traffic(Cloud.AZURE, 1, 60).traffic(Cloud.GCP, 1, 40);
    story.tick(46).is(PENDING);
    story.traffic(Cloud.GCP, 41, 47).tick(47).is(MISSING, "missing reserved progress_passed");
  }

  @Test
  void apply_cloudOfTheClosingStaysSilent_holdEndsAsPassedForTheOtherStep() {
    Story story = Story.ofOrder().sees(placed(0), paid(2));
    story.traffic(Cloud.AWS, 1, 700).traffic(Cloud.AZURE, 1, 700);
    story.tick(60).is(UNDECIDED).tick(645).is(MISSING, "missing reserved progress_passed");
  }

  @Test
  void apply_stalledCloudComesBack_settlesAfterLateness() {
    Story story = Story.ofOrder().traffic(Cloud.AWS, 1, 61);
    story.sees(placed(0), reserved(2)).tick(40).is(UNDECIDED);
    story.traffic(Cloud.GCP, 60, 60).tick(60.2).is(PENDING);
    story.sees(paid("p", 5, 60.3, "100")).is(MATCHED, "late paid received");

    Story other = Story.ofOrder().traffic(Cloud.AWS, 1, 61);
    other.sees(placed(0), reserved(2)).tick(40).is(UNDECIDED);
    other.traffic(Cloud.GCP, 60, 61).tick(61.2).is(MISSING, "missing paid progress_passed");
  }

  @Test
  void apply_cloudNeverHeardOf_undecided() {
    Story story = new Story(Story.FULFILMENT).sees(placed(0)).tick(50).is(UNDECIDED);
    assertThat(story.verdict().reason()).isEqualTo("gcp was never heard of");
  }

  @Test
  void apply_yesterdaysEventsSentToday_notMissingBeforeLatenessThenLate() {
    Story story = Story.ofOrder();
    Event old = event(Cloud.AWS, "OrderPlaced", "o", -86_400, 0, order("\"amount\":100"));
    story.sees(old).passes(0, 0).is(PENDING, "late placed received");
    story.sees(paid("p", -86_399, 0.5, "100"));
    story.sees(event(Cloud.AZURE, "InventoryReserved", "r", -86_398, 0.6, order("")));
    story.is(MATCHED, "late placed received", "late paid received", "late reserved received");
  }

  @Test
  void apply_olderSightingArrives_movesEveryDeadline() {
    Story story = Story.ofOrder().sees(placed(10), reserved(12), paid(39)).is(MATCHED);
    story = Story.ofOrder().sees(placed(10), paid(39), reserved(8.5));
    story.is(MATCHED, "late paid happened");
    assertThat(story.verdict().deadlines().getFirst().deadline()).isEqualTo(at(38.5));
  }

  @Test
  void apply_impossibleTimes_areTakenAsTheirReceipt() {
    for (Instant time : List.of(Instant.MIN, Instant.MAX)) {
      Story story = Story.ofOrder();
      Event good = placed(0);
      Event odd =
          Event.of(
              good.identity(),
              good.type(),
              null,
              time,
              good.contentType(),
              good.data(),
              Map.of(),
              null,
              at(0));
      story.sees(odd, paid(-9), reserved(1)).is(MATCHED).tick(100);
      assertThat(story.current.evidence().sightings())
          .anySatisfy(sighting -> assertThat(sighting.timeAssumed()).isTrue());
      assertThat(CaseCodec.decode(CaseCodec.encode(story.current))).isEqualTo(story.current);
    }
  }

  @Test
  void apply_manySightings_boundsWhatIsHeld() {
    Story story = Story.ofOrder();
    for (int i = 0; i < 300; i++) {
      story.sees(paid("p" + i, i * 0.01, 10, "1"));
    }
    assertThat(story.current.evidence().sightings()).hasSize(SightingSet.MAX);
    assertThat(story.current.evidence().overflow()).isEqualTo(44);
    assertThat(story.findings()).contains("unexpected  overflow");
  }

  @Test
  void apply_otherFlow_isRefused() {
    Case other = new Case(TenantId.DEFAULT, "another", 1, "k", Evidence.NONE, 0, Judgement.UNSEEN);
    assertThatThrownBy(() -> Reconciler.apply(other, Story.FULFILMENT, new Input.Tick(at(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected flow another");
  }

  @Test
  void forgettable_dayAfterClosing_yes() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2));
    assertThat(story.current.forgettable(at(86_400))).isFalse();
    assertThat(story.current.forgettable(at(86_402.2))).isTrue();
  }

  @Test
  void amend_storedVerdict_neverOpensMissing() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2));
    Verdict stored = VerdictText.parse(VerdictText.json(story.verdict()));
    Case amended =
        Reconciler.amend(stored, story.sighting(paid("again", 2, 200_000, "100")), story.flow);
    assertThat(amended.status()).isEqualTo(MISMATCHED);
    assertThat(amended.revision()).isEqualTo(stored.revision() + 1);
    assertThat(amended.outcome().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.DUPLICATE);
  }

  private static String text(Event event) {
    return event.data().text();
  }
}
