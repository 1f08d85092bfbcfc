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
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import java.io.ByteArrayOutputStream;
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
    isReadFromTheFirstForm(undecided().current);
    isReadFromTheFirstForm(Story.ofOrder().sees(placed(0), paid(1), reserved(2)).current);
  }

  private static void isReadFromTheFirstForm(Case held) {
    Case old = CaseCodec.decode(firstForm(held));

    assertThat(old.with(held.evidence())).isEqualTo(held);
    assertThat(old.evidence().sightings()).isEqualTo(held.evidence().sightings());
    held.evidence()
        .progress()
        .forEach(
            (cloud, known) ->
                assertThat(old.evidence().progress().get(cloud)).isEqualTo(heardOnce(known)));
  }

  /** How often it was heard was not counted then. */
  private static SourceWatermark heardOnce(SourceWatermark known) {
    return new SourceWatermark(
        known.newest(),
        known.lastArrival(),
        known.resumedAt(),
        known.settled(),
        known.usualGap(),
        known.lastArrival(),
        1,
        known.skew());
  }

  /** As it was written before: without what it waits for, and without sources. */
  private static byte[] firstForm(Case held) {
    byte[] now = CaseCodec.encode(held);
    int texts = held.tenant().value().length() + held.flow().length() + held.key().length() + 3;
    int from = 1 + texts + 2 * Integer.BYTES + 1 + 1 + held.outcome().reason().length();
    int waitingFor = held.waitingFor() == null ? 1 : 2;
    int clouds = held.evidence().progress().size();
    int tail = now.length - Short.BYTES - clouds * 101;
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    old.write(1);
    old.write(now, 1, from - 1);
    old.write(now, from + waitingFor, tail - from - waitingFor);
    for (int i = 0; i < clouds; i++) {
      old.write(now, tail + i * 101, 53);
      old.write(now, tail + i * 101 + 73, 28); // between them: heard since when, and how often
    }
    return old.toByteArray();
  }

  @Test
  void parse_watermarkOfACloudFromBefore_isTheDefaultTenants() {
    String old =
        """
        {"cloud":"gcp","newest":"2026-11-22T12:00:01Z","last_arrival":"2026-11-22T12:00:02Z",
        "resumed_at":"2026-11-22T12:00:00Z","settled":"1970-01-01T00:00:00Z","usual_gap_ms":1200,
        "skew_s":0,"skew_window":"2026-11-22T12:00:00Z","skew_current_ms":100}""";

    var read = VerdictText.parseWatermark(old.getBytes(StandardCharsets.UTF_8));

    assertThat(read.getKey()).isEqualTo(new SourceId(TenantId.DEFAULT, SourceRef.of(Cloud.GCP)));
    assertThat(read.getValue().types()).isEmpty();
    assertThat(read.getValue().watermark().newest()).isEqualTo(at(1));
    assertThat(read.getValue().watermark().usualGap()).hasMillis(1_200);
    byte[] again = VerdictText.json(read.getKey(), read.getValue());
    assertThat(VerdictText.parseWatermark(again)).isEqualTo(read);
  }
}
