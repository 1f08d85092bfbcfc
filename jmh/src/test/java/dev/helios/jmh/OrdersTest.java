// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.lab.load.Orders;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.5Z");
  private static final Orders ORDERS = new Orders("t");

  private static List<Event> read(Cloud cloud, String route, String type, byte[] body) {
    Map<String, String> headers = Map.of("content-type", type);
    RawDelivery wire =
        new RawDelivery(TenantId.DEFAULT, cloud, route, headers, Bytes.of(body), NOW);
    Reading reading = Decoders.of(DecoderSettings.defaults()).forRoute(route).read(wire);
    List<Delivery> items = ((Reading.Deliveries) reading).items();
    assertThat(items).extracting(Gateway::examine).allMatch(Examination.Sound.class::isInstance);
    return items.stream().map(item -> ((Delivery.Readable) item).event()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0, AWS, aws/eventbridge, OrderPlaced",
    "1, GCP, gcp/pubsub, PaymentProcessed",
    "2, AZURE, azure/eventgrid, InventoryReserved"
  })
  void event_eachStep_isSoundAndOfOneOrder(int step, Cloud cloud, String route, String type) {
    Orders.Post post = ORDERS.event(7 * Orders.STEPS + step, NOW);

    List<Event> events = read(cloud, route, "application/json", post.body());

    assertThat(post.path()).isEqualTo("/api/v1/webhooks/" + route);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().type()).isEqualTo(type);
    assertThat(events.getFirst().id()).isEqualTo(ORDERS.idPrefix() + (21 + step));
    assertThat(events.getFirst().correlationKey()).isEqualTo("BENCH-t-7");
    assertThat(events.getFirst().data().length()).isBetween(450, 650);
  }

  @Test
  void batch_ofAHundred_isAHundredSoundEvents() {
    Orders.Post post = ORDERS.batch(300, 100, NOW);

    List<Event> events = read(Cloud.DIRECT, Decoders.DIRECT, "application/x-ndjson", post.body());

    assertThat(events).extracting(Event::id).hasSize(100).doesNotHaveDuplicates();
    assertThat(events.getLast().id()).isEqualTo(ORDERS.id(399));
  }
}
