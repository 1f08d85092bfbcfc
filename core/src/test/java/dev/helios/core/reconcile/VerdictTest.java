// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Story.at;
import static dev.helios.core.reconcile.Story.event;
import static dev.helios.core.reconcile.Story.order;
import static dev.helios.core.reconcile.Story.paid;
import static dev.helios.core.reconcile.Story.placed;
import static dev.helios.core.reconcile.Story.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is derived from a verdict, and what was written before it had all its fields. */
class VerdictTest {
  private static final String WAITING = "\"waiting_for\":{\"cloud\":\"gcp\"},";

  private static Story undecided() {
    Story story = Story.ofOrder().sees(placed(0), reserved(2));
    return story.traffic(Cloud.AWS, 1, 60).traffic(Cloud.AZURE, 1, 60).tick(40);
  }

  @Test
  void waitingFor_undecidedCase_isTheSilentCloudWhateverTheReasonSays() {
    Verdict verdict = undecided().verdict();

    assertThat(verdict.waitingFor()).isEqualTo(SourceRef.of(Cloud.GCP));
    String reworded =
        new String(VerdictText.json(verdict), StandardCharsets.UTF_8)
            .replace(verdict.reason(), "nothing was heard");
    assertThat(VerdictText.parse(reworded.getBytes(StandardCharsets.UTF_8)).waitingFor())
        .isEqualTo(SourceRef.of(Cloud.GCP));
  }

  @Test
  void waitingFor_caseThatIsNotUndecided_isNull() {
    assertThat(Story.ofOrder().sees(placed(0)).verdict().waitingFor()).isNull();
    assertThat(Story.ofOrder().sees(placed(0), paid(1), reserved(2)).verdict().waitingFor())
        .isNull();
  }

  @Test
  void clouds_undecidedCase_holdTheOneThatIsWaitedFor() {
    assertThat(undecided().verdict().clouds()).containsExactly(Cloud.GCP);
  }

  @Test
  void clouds_duplicateFromAnotherCloud_areThoseOfTheEventsThatTheFindingsAreAbout() {
    Story story =
        new Story(
            Story.flow(
                """
                flow: either
                version: 1
                key: order_id
                window: 30s
                steps:
                  paid: { cloud: [aws, gcp, azure], type: Paid }
                """));
    story.sees(event(Cloud.AWS, "Paid", "a", 0, 0, order("")));
    story.sees(event(Cloud.AZURE, "Paid", "z", 1, 1, order("")));

    assertThat(story.verdict().clouds()).containsExactly(Cloud.AZURE);
  }

  @Test
  void openedAt_sightingsInAnyOrder_isTheFirstEventTime() {
    assertThat(Story.ofOrder().sees(paid(3), placed(1), reserved(2)).verdict().openedAt())
        .isEqualTo(at(1));
  }

  @Test
  void parse_undecidedVerdictWithoutTheField_readsWhatItWaitsForFromItsReason() {
    Verdict verdict = undecided().verdict();
    String json = new String(VerdictText.json(verdict), StandardCharsets.UTF_8);
    assertThat(json).contains(WAITING);

    Verdict old = VerdictText.parse(json.replace(WAITING, "").getBytes(StandardCharsets.UTF_8));

    assertThat(old).isEqualTo(verdict);
    assertThat(VerdictText.json(old)).isEqualTo(VerdictText.json(verdict));
  }

  @Test
  void decode_caseOfTheFirstForm_readsWhatItWaitsForFromItsReason() {
    Case held = undecided().current;
    assertThat(CaseCodec.decode(firstForm(held))).isEqualTo(held);
    Case matched = Story.ofOrder().sees(placed(0), paid(1), reserved(2)).current;
    assertThat(CaseCodec.decode(firstForm(matched))).isEqualTo(matched);
  }

  /** As it was written before: without what it waits for. */
  private static byte[] firstForm(Case held) {
    byte[] now = CaseCodec.encode(held);
    int texts = held.tenant().length() + held.flow().length() + held.key().length() + 3;
    int from = 1 + texts + 2 * Integer.BYTES + 1 + 1 + held.outcome().reason().length();
    int length = held.waitingFor() == null ? 1 : 2;
    byte[] old = new byte[now.length - length];
    System.arraycopy(now, 0, old, 0, from);
    System.arraycopy(now, from + length, old, from, old.length - from);
    old[0] = 1;
    return old;
  }
}
