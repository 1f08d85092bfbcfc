// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark that a back-fill puts on what it brings back, in every wire format there is. */
class ReplayMarkTest {

  @ParameterizedTest
  @MethodSource("dev.helios.wire.Sample#all")
  void read_marked_isTheSameEventWithTheReplaysName(Sample sample) {
    RawDelivery marked = sample.wire().withHeader(Decoders.REPLAY_HEADER, "tuesday");

    List<Event> plain = events(sample.read());
    List<Event> replayed = events(Sample.read(marked));

    assertThat(replayed)
        .allSatisfy(event -> assertThat(event.replay()).isEqualTo("tuesday"))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("replay")
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helios-replay", "x-helios-replay", "replayname", "ce_replayname"})
  void isRelevantHeader_aMarkInARequest_isNot(String name) {
    assertThat(Decoders.isRelevantHeader(name)).isFalse();
  }

  private static List<Event> events(Reading reading) {
    return reading instanceof Reading.Deliveries deliveries
        ? deliveries.items().stream()
            .filter(Delivery.Readable.class::isInstance)
            .map(item -> ((Delivery.Readable) item).event())
            .toList()
        : List.of();
  }
}
