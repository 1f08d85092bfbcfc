// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every golden file. */
class GoldenTest {
  private static final Map<String, List<String>> NOT_SOUND =
      Map.of(
          "aws/sns-subscription.json", List.of("quarantined sns.subscription_confirmation"),
          "aws/sns-unsubscribe.json", List.of("quarantined sns.unsubscribe_confirmation"),
          "azure/deletion.json", List.of("quarantined eventgrid.subscription_deletion"),
          "azure/validation.json", List.of("validation"),
          "gcp/wrapped-attributes-only.json", List.of("quarantined payload.empty"),
          "azure/eventgrid-batch.json", List.of("sound", "sound", "sound"),
          "cloudevents/batch.json", List.of("sound", "sound"),
          "direct/lines.json", List.of("sound", "sound", "refused json.malformed", "sound"));

  /** Their line ends belong to the data, so that a body without them is another event. */
  private static final Set<String> BODY_IS_THE_DATA =
      Set.of("gcp/unwrapped.json", "gcp/unwrapped-bare.json", "cloudevents/binary.json");

  @ParameterizedTest
  @MethodSource("dev.helios.wire.Sample#all")
  void read_everySample_endsAsDocumented(Sample sample) {
    List<String> expected = NOT_SOUND.getOrDefault(sample.file(), List.of("sound"));

    assertThat(Outcome.all(sample.read())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("dev.helios.wire.Sample#all")
  void read_anItemAlone_givesTheSameEventAgain(Sample sample) {
    if (!(sample.read() instanceof Reading.Deliveries deliveries)) {
      return;
    }
    for (Delivery item : deliveries.items()) {
      Reading again = Sample.read(item.wire());

      assertThat(again).isInstanceOf(Reading.Deliveries.class);
      assertThat(((Reading.Deliveries) again).items()).containsExactly(item);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.helios.wire.Sample#all")
  void read_cutOffAnywhere_neverFailsAndNeverInventsContent(Sample sample) {
    Set<Digest> whole = soundContents(sample.read());
    byte[] body = sample.body().array();
    boolean contentMayBeCut = BODY_IS_THE_DATA.contains(sample.file());
    for (int end = 0; end < body.length; end++) {
      RawDelivery wire = sample.wire().withBody(Bytes.slice(body, 0, end));

      Set<Digest> cut = soundContents(Sample.read(wire));

      if (!contentMayBeCut) {
        assertThat(whole).as("cut at byte %s", end).containsAll(cut);
      }
    }
  }

  @Test
  void golden_everyFile_isExplainedInItsReadme() {
    for (Sample sample : Sample.all().toList()) {
      String folder = sample.file().substring(0, sample.file().indexOf('/'));
      String name = sample.file().substring(folder.length() + 1);
      Bytes readme = new Sample(sample.route(), folder + "/README.md", Map.of()).body();

      assertThat(readme.text()).contains("`" + name + "`");
    }
  }

  private static Set<Digest> soundContents(Reading reading) {
    return reading instanceof Reading.Deliveries deliveries
        ? deliveries.items().stream()
            .map(Gateway::examine)
            .filter(Examination.Sound.class::isInstance)
            .map(sound -> ((Examination.Sound) sound).event())
            // Whoever asks for validation is not answered by half a question, but kept.
            .filter(event -> !event.type().startsWith("Microsoft.EventGrid."))
            .map(Event::contentHash)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
