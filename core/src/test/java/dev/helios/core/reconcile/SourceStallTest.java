// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Status.MATCHED;
import static dev.helios.core.reconcile.Status.MISSING;
import static dev.helios.core.reconcile.Status.UNDECIDED;
import static dev.helios.core.reconcile.Story.at;
import static dev.helios.core.reconcile.Story.event;
import static dev.helios.core.reconcile.Story.paid;
import static dev.helios.core.reconcile.Story.placed;
import static dev.helios.core.reconcile.Story.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.FlowText;
import dev.helios.core.flow.Match;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two senders of one cloud, of which one stalls. */
class SourceStallTest {
  private static final SourceRef US = new SourceRef(Cloud.GCP, "pay-us");
  private static final String NAMED =
      """
      flow: orders
      version: 1
      key: order_id
      window: 30s
      steps:
        placed: { cloud: aws, type: OrderPlaced }
        paid:   { cloud: gcp, source: %s, type: PaymentProcessed }
      """;

  /** All senders are heard of before the order; then pay-us is not. */
  private static Story stalled(Story story, int until) {
    story
        .traffic(Cloud.AWS, "shop", "OrderPlaced", -30, until)
        .traffic(Cloud.AZURE, "stock", "InventoryReserved", -30, until)
        .traffic(Cloud.GCP, "pay-us", "PaymentProcessed", -30, -1)
        .traffic(Cloud.GCP, "pay-eu", "PaymentProcessed", -30, until);
    return story;
  }

  @Test
  void apply_oneOfTwoSourcesStalls_isUndecidedAndWaitsForThatSource() {
    Story story = stalled(new Story(Story.FULFILMENT), 60).sees(placed(0), reserved(2)).tick(50);

    story.is(UNDECIDED);
    assertThat(story.current.waitingFor()).isEqualTo(US);
    assertThat(story.verdict().reason()).startsWith("gcp source pay-us is silent since");
    story.traffic(Cloud.GCP, "pay-us", "PaymentProcessed", 60, 62).tick(62.2);
    story.is(MISSING, "missing paid progress_passed");
  }

  @Test
  void apply_stalledSourceBringsItAtLast_isLateAndNeverMissing() {
    Story story = stalled(new Story(Story.FULFILMENT), 60).sees(placed(0), reserved(2)).tick(50);
    story.sees(paid("p", 5, 60, "100")).is(MATCHED, "late paid received");
    assertThat(story.verdicts).noneMatch(verdict -> verdict.status() == MISSING);
  }

  @Test
  void apply_stalledSourceNeverComesBack_isMissingWhenHoldEnds() {
    Story story = stalled(new Story(Story.FULFILMENT), 700).sees(placed(0), reserved(2));
    story.tick(629.9).is(UNDECIDED).tick(630).is(MISSING, "missing paid source_silent");
  }

  @Test
  void apply_stalledSourceBringsOtherTypes_holdsNothing() {
    Story story = new Story(Story.FULFILMENT);
    story
        .traffic(Cloud.AWS, "shop", "OrderPlaced", -30, 60)
        .traffic(Cloud.AZURE, "stock", "InventoryReserved", -30, 60)
        .traffic(Cloud.GCP, "mail", "MailSent", -30, -1)
        .traffic(Cloud.GCP, "pay-eu", "PaymentProcessed", -30, 60);
    story.sees(placed(0), reserved(2)).tick(50).is(MISSING, "missing paid progress_passed");
  }

  @Test
  void apply_manySourcesHeardOfOnce_holdNothing() {
    Story story = new Story(Story.FULFILMENT);
    for (int i = 0; i < 3 * Watermarks.MAX_SOURCES; i++) {
      story.traffic(Cloud.GCP, "orders/" + i, "PaymentProcessed", i, i);
    }
    story.traffic(Cloud.AWS, "shop", "OrderPlaced", -30, 60);
    story.sees(placed(0), reserved(2)).tick(50).is(MISSING, "missing paid progress_passed");
  }

  @Test
  void apply_sourceNotHeardOfForADay_isWaitedForNoMore() {
    Story story = new Story(Story.FULFILMENT);
    int day = 86_400;
    story.traffic(Cloud.GCP, "old-name", "PaymentProcessed", -day - 60, -day - 20);
    story
        .traffic(Cloud.GCP, "new-name", "PaymentProcessed", -30, 60)
        .traffic(Cloud.AWS, "shop", "OrderPlaced", -30, 60);
    story.sees(placed(0), reserved(2)).tick(50).is(MISSING, "missing paid progress_passed");
  }

  @Test
  void apply_stepNamesItsSource_waitsForThatAloneAndTakesNoOther() {
    Story story = stalled(new Story(Story.flow(NAMED.formatted("pay-us"))), 60);
    story.sees(placed(0)).tick(50).is(UNDECIDED);
    assertThat(story.current.waitingFor()).isEqualTo(US);
    assertThat(story.matcher.match(event(Cloud.GCP, "pay-eu", "PaymentProcessed", "x", 1), null))
        .isInstanceOf(Match.Outside.class);
    story.sees(event(Cloud.GCP, "pay-us", "PaymentProcessed", "x", 1)).is(MATCHED);

    Story other = stalled(new Story(Story.flow(NAMED.formatted("pay-eu"))), 60);
    other.sees(placed(0)).tick(50).is(MISSING, "missing paid progress_passed");
  }

  @Test
  void apply_namedSourceNeverHeardOf_isUndecided() {
    Story story = stalled(new Story(Story.flow(NAMED.formatted("pay-uk"))), 60);
    story.sees(placed(0)).tick(50).is(UNDECIDED);
    assertThat(story.verdict().reason()).isEqualTo("gcp source pay-uk was never heard of");
  }

  @Test
  void parse_namedSources_areReadBackAndNeedOneCloud() {
    var flow = Story.flow(NAMED.formatted("[pay-us, pay-eu]"));
    assertThat(flow.steps().get(1).sources()).containsExactly("pay-eu", "pay-us");
    assertThat(Story.flow(FlowText.json(flow))).isEqualTo(flow);
    for (String wrong : new String[] {"[]", "\"\"", "[a, a]", "{ a: b }"}) {
      assertThat(FlowParser.parse(NAMED.formatted(wrong))).isInstanceOf(ParsedFlow.Invalid.class);
    }
    assertThat(FlowParser.parse(NAMED.formatted("a").replace("gcp", "[gcp, azure]")))
        .isInstanceOf(ParsedFlow.Invalid.class);
  }

  @Test
  void evidence_holdsOnlySourcesOfWhatIsAbsent_andIsReadBackAlike() {
    Story story = stalled(new Story(Story.FULFILMENT), 60).sees(placed(0), reserved(2)).tick(50);
    Verdict verdict = story.verdict();

    assertThat(verdict.evidence().sources().keySet())
        .containsExactly(new SourceRef(Cloud.GCP, "pay-eu"), US);
    Verdict parsed = VerdictText.parse(VerdictText.json(verdict));
    assertThat(parsed).isEqualTo(verdict);
    assertThat(VerdictText.json(parsed)).isEqualTo(VerdictText.json(verdict));
    assertThat(CaseCodec.decode(CaseCodec.encode(story.current))).isEqualTo(story.current);
    assertThat(Recompute.prove(verdict, story.events, story.flow))
        .isInstanceOf(Recompute.Proof.Holds.class);
    story.sees(paid(5));
    assertThat(story.verdict().evidence().sources()).isEmpty();
  }

  @Test
  void advance_moreSourcesThanAreKept_keepsThoseThatAreExpected() {
    Watermarks known = Watermarks.NONE;
    for (int i = 0; i < 60; i++) {
      known = known.advance(event(Cloud.GCP, "steady", "Paid", "s" + i, i));
      known = known.advance(event(Cloud.GCP, "orders/" + i, "Paid", "o" + i, i));
    }
    Watermarks other = Watermarks.NONE;
    for (int i = 0; i < 60; i++) {
      other = other.advance(event(Cloud.GCP, "others/" + i, "Paid", "o" + i, i));
    }

    assertThat(known.all()).hasSize(Watermarks.MAX_SOURCES + 1);
    Watermarks merged = known.merge(other);
    assertThat(merged.all())
        .hasSize(Watermarks.MAX_SOURCES + 1)
        .isEqualTo(other.merge(known).all());
    assertThat(known(merged, "steady").watermark().isEstablished()).isTrue();
    assertThat(merged.clouds(TenantId.DEFAULT).values())
        .extracting(SourceWatermark::newest)
        .containsExactly(at(59));
  }

  @Test
  void advance_otherTenant_isKeptApart() {
    Watermarks known = Watermarks.NONE.advance(event(Cloud.GCP, "a", "Paid", "1", 0));
    assertThat(known.clouds(TenantId.DEFAULT)).containsOnlyKeys(Cloud.GCP);
    assertThat(known.clouds(new TenantId("another"))).isEmpty();
  }

  @Test
  void advance_moreTypesThanAreKept_bringsAny() {
    Watermarks known = Watermarks.NONE;
    for (int i = 0; i <= KnownSource.MAX_TYPES; i++) {
      known = known.advance(event(Cloud.GCP, "a", "Type" + i, "1", i));
    }
    assertThat(known(known, "a").brings("Unheard")).isTrue();
  }

  private static KnownSource known(Watermarks all, String source) {
    return Objects.requireNonNull(
        all.of(new SourceId(TenantId.DEFAULT, new SourceRef(Cloud.GCP, source))));
  }
}
