// SPDX-License-Identifier: MIT
package dev.helios.wire.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.Outcome;
import dev.helios.wire.Sample;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectDecoderTest {

  @Test
  void read_eventWithoutId_isNamedByItsBytes() {
    Sample sample = Sample.of("direct/event.json");

    Event event = Outcome.event(sample.read());

    assertThat(event.id()).isEqualTo(Sha256.hex(sample.body()));
    assertThat(event.extensions())
        .isEqualTo(Map.of("derivedid", "true", Event.TIME_ASSUMED, "absent"));
    assertThat(event.data().text()).isEqualTo("{\"order_id\":\"A-1\", \"amount\": 10.00}");
  }

  @Test
  void read_fullEvent_takesIdTimeAndMetadata() {
    Event event = Outcome.event(Sample.of("direct/event-full.json").read());

    assertThat(event.identity().source()).isEqualTo("till-4");
    assertThat(event.id()).isEqualTo("evt-1");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:09Z"));
    assertThat(event.extensions())
        .isEqualTo(Map.of("traceid", "abc", "retries", "3", "metadataid", "x"));
  }

  @Test
  void read_idempotencyKey_namesTheEventUnlessItNamesItself() {
    RawDelivery keyed =
        Sample.of("direct/event.json").wire().withHeader("idempotency-key", "\"k-1\"");
    RawDelivery both =
        Sample.of("direct/event-full.json").wire().withHeader("idempotency-key", "k-1");

    assertThat(Outcome.event(Sample.read(keyed)).id()).isEqualTo("k-1");
    assertThat(Outcome.event(Sample.read(both)).id()).isEqualTo("evt-1");
  }

  @Test
  void read_linesWithKey_areNamedByKeyAndLine() {
    RawDelivery keyed = Sample.of("direct/lines.json").wire().withHeader("idempotency-key", "k");

    List<Delivery> items = ((Reading.Deliveries) Sample.read(keyed)).items();

    assertThat(items)
        .filteredOn(Delivery.Readable.class::isInstance)
        .extracting(item -> ((Delivery.Readable) item).event().id())
        .containsExactly("l-1", "k/2", "l-4");
  }

  @Test
  void read_linesOverTheLimit_areOneRefusal() {
    DecoderSettings two = new DecoderSettings(List.of(), Map.of(), 2);
    RawDelivery wire = Sample.of("direct/lines.json").wire();

    Reading reading = Decoders.of(two).forRoute(Decoders.DIRECT).read(wire);

    assertThat(Outcome.all(reading)).containsExactly("refused batch.too_large");
  }

  @Test
  void read_blankLinesOnly_isAnEmptyBatch() {
    RawDelivery wire = Sample.of("direct/lines.json").wire().withBody(Bytes.utf8("\n \r\n\t"));

    assertThat(Outcome.all(Sample.read(wire))).containsExactly("refused batch.empty");
  }
}
