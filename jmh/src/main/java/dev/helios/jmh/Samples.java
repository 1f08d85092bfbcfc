// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.lab.load.Orders;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import java.time.Instant;
import java.util.Map;

/** One order in the three wire formats, as the load run sends it: about 500 bytes of data each. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");
  static final Decoders DECODERS = Decoders.of(DecoderSettings.defaults());

  private static final Orders ORDERS = new Orders("sample");

  private Samples() {}

  static RawDelivery eventBridge() {
    return wire(Cloud.AWS, Decoders.AWS, 0);
  }

  static RawDelivery pubSub() {
    return wire(Cloud.GCP, Decoders.GCP, 1);
  }

  static RawDelivery eventGrid() {
    return wire(Cloud.AZURE, Decoders.AZURE, 2);
  }

  private static RawDelivery wire(Cloud cloud, String route, int step) {
    return new RawDelivery(
        TenantId.DEFAULT,
        cloud,
        route,
        Map.of("content-type", "application/json"),
        Bytes.of(ORDERS.event(step, NOW).body()),
        NOW);
  }

  /** Throws IllegalStateException when it is not read as one event: then nothing is measured. */
  static Delivery.Readable delivery(RawDelivery wire) {
    Reading reading = DECODERS.forRoute(wire.route()).read(wire);
    if (reading instanceof Reading.Deliveries deliveries
        && deliveries.items().size() == 1
        && deliveries.items().getFirst() instanceof Delivery.Readable readable) {
      return readable;
    }
    throw new IllegalStateException("expected one event by " + wire.route() + ", found other");
  }

  static Event event(RawDelivery wire) {
    return delivery(wire).event();
  }
}
