// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Story.cancelled;
import static dev.helios.core.reconcile.Story.event;
import static dev.helios.core.reconcile.Story.paid;
import static dev.helios.core.reconcile.Story.placed;
import static dev.helios.core.reconcile.Story.reserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowText;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.reconcile.text.VerdictText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecomputeTest {

  /** A case with every kind of finding, and one that still waits. */
  private static List<Story> stories() {
    Story everything =
        Story.ofOrder()
            .sees(placed(0), paid("p", 40, 40.1, "55"), paid("q", 41, 41, "100"))
            .sees(paid("p", 40, 41, "56"), reserved(-5), cancelled(45), paid("r", 60, 61, "1e2"))
            .passes(1, 70);
    Story missing = Story.ofOrder().sees(reserved(0)).passes(1, 60);
    Story waiting = Story.ofOrder().sees(placed(0)).tick(40);
    Story quiet = new Story(Story.FULFILMENT).sees(placed(0));
    return List.of(everything, missing, waiting, quiet);
  }

  @Test
  void prove_everyRevisionOfEveryStory_holds() {
    for (Story story : stories()) {
      List<Event> shuffled = new ArrayList<>(story.events);
      Collections.shuffle(shuffled, new Random(7));
      shuffled.add(event(Cloud.AWS, "OrderPlaced", "x", 0, 0, "{\"order_id\":\"OTHER\"}"));
      for (Verdict verdict : story.verdicts) {
        assertThat(Recompute.prove(verdict, shuffled, story.flow))
            .isInstanceOf(Recompute.Proof.Holds.class);
      }
    }
  }

  @Test
  void prove_verdictThatSaysOtherwise_differs() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2));
    String forged =
        new String(VerdictText.json(story.verdict()), StandardCharsets.UTF_8)
            .replace("\"status\":\"matched\"", "\"status\":\"missing\"");
    Verdict verdict = VerdictText.parse(forged.getBytes(StandardCharsets.UTF_8));
    assertThat(Recompute.prove(verdict, story.events, story.flow))
        .isInstanceOf(Recompute.Proof.Differs.class);
  }

  @Test
  void prove_eventChangedOrGone_namesIt() {
    Story story = Story.ofOrder().sees(placed(0), paid(1), reserved(2));
    List<Event> changed = List.of(placed(0), paid("paid-1", 1, 1.2, "100.01"), reserved(2));
    assertThat(Recompute.prove(story.verdict(), changed, story.flow))
        .isInstanceOfSatisfying(
            Recompute.Proof.EventsMissing.class,
            missing ->
                assertThat(missing.events()).extracting(EventRef::id).containsExactly("paid-1"));
  }

  @Test
  void judge_otherTolerance_saysWhatWouldHaveBeen() {
    Story story = Story.ofOrder().sees(placed(0), paid("p", 1, 1, "100.50"), reserved(2));
    Flow looser = Story.flow(FlowText.json(story.flow).replace("\"0.01\"", "\"1.00\""));
    Evidence known = story.current.evidence();
    assertThat(Recompute.judge(story.events, story.flow, known))
        .extracting(Verdict::status)
        .containsExactly(Status.MISMATCHED);
    assertThat(Recompute.judge(story.events, looser, known))
        .extracting(Verdict::status)
        .containsExactly(Status.MATCHED);
  }

  @Test
  void codecs_everyStory_readBackEqual() {
    for (Story story : stories()) {
      assertThat(CaseCodec.decode(CaseCodec.encode(story.current))).isEqualTo(story.current);
      for (Verdict verdict : story.verdicts) {
        assertThat(VerdictText.parse(VerdictText.json(verdict))).isEqualTo(verdict);
        assertThat(Case.of(verdict).outcome().findings()).isEqualTo(verdict.findings());
      }
    }
    assertThat(stories().getFirst().current.outcome().findings())
        .extracting(Finding::kind)
        .contains(
            Finding.Kind.LATE,
            Finding.Kind.DUPLICATE,
            Finding.Kind.CONFLICT,
            Finding.Kind.MISMATCH,
            Finding.Kind.OUT_OF_ORDER,
            Finding.Kind.UNEXPECTED);
  }

  @Test
  void codec_sightingFromTheLogOfAnOpenCase_isSmall() {
    Story story = Story.ofOrder().sees(placed(0), paid(1));
    assertThat(CaseCodec.encode(story.current)).hasSizeLessThan(700);
  }

  @Test
  void decode_damagedBytes_isRefused() {
    byte[] whole = CaseCodec.encode(stories().getFirst().current);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CaseCodec.decode(part)).isInstanceOf(IllegalArgumentException.class);
    }
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(CaseCodec.decode(flipped)).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
    assertThatThrownBy(() -> VerdictText.parse("[]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerdictText.parse("{\"tenant\":".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void json_halfASurrogatePairInAKey_isWritten() {
    Story story = Story.ofOrder().sees(placed(0));
    Case odd =
        new Case(
            TenantId.DEFAULT,
            story.flow.name(),
            1,
            "O\ud800",
            story.current.evidence(),
            1,
            story.current.outcome());
    assertThat(VerdictText.parse(VerdictText.json(Verdict.of(odd, story.flow))).key())
        .isEqualTo("O?");
  }

  @Test
  void of_caseWithoutSightings_isRefused() {
    Case empty = Case.open(Story.FULFILMENT, TenantId.DEFAULT, "k");
    assertThatThrownBy(() -> Verdict.of(empty, Story.FULFILMENT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
