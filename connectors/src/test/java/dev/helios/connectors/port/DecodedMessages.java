// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import java.time.Instant;
import java.util.List;

/** Reads fetched messages with the decoder of their route, as the server does. */
public final class DecodedMessages {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T08:00:00Z");
  private static final Decoders DECODERS = Decoders.of(DecoderSettings.defaults());

  private DecodedMessages() {}

  public static Reading reading(FetchedMessage message) {
    String route = message.route();
    Cloud cloud = Cloud.labelled(route.substring(0, route.indexOf('/'))).orElseThrow();
    return DECODERS
        .forRoute(route)
        .read(
            new RawDelivery(
                new TenantId("acme"), cloud, route, message.headers(), message.body(), RECEIVED));
  }

  /** The event of a message that must hold exactly one. */
  public static Event event(FetchedMessage message) {
    Reading reading = reading(message);
    if (reading instanceof Reading.Deliveries(List<Delivery> items, boolean batch)
        && items.size() == 1
        && items.getFirst() instanceof Delivery.Readable(Event event, RawDelivery wire)) {
      return event;
    }
    throw new AssertionError("expected one readable delivery, found " + reading);
  }
}
