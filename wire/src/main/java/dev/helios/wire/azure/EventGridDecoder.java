// SPDX-License-Identifier: MIT
package dev.helios.wire.azure;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.cloudevents.CloudEvents;
import dev.helios.wire.cloudevents.ContentMode;
import dev.helios.wire.cloudevents.StructuredContentMode;
import dev.helios.wire.envelope.BatchReader;
import dev.helios.wire.envelope.Decoder;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.JsonTexts;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what Event Grid posts: its own schema, as array or single object, CloudEvents in every
 * mode, and the messages about a subscription itself. Between the schemas each item decides for
 * itself, between array and object the first character: headers are less reliable than either.
 */
public final class EventGridDecoder implements Decoder {
  private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";
  private static final String DELETION = "Microsoft.EventGrid.SubscriptionDeletedEvent";
  private static final Set<String> DELETION_HEADERS = Set.of("subscriptiondeletion", "unsubscribe");

  private final int batchMax;

  public EventGridDecoder(DecoderSettings settings) {
    this.batchMax = settings.batchMax();
  }

  @Override
  public Reading read(RawDelivery wire) {
    String kind = wire.headers().getOrDefault("aeg-event-type", "").toLowerCase(Locale.ROOT);
    if (DELETION_HEADERS.contains(kind)) {
      return Reading.Deliveries.one(deletion(wire));
    }
    Reading reading = events(wire);
    boolean mayAsk = kind.isEmpty() || kind.equals("subscriptionvalidation");
    return mayAsk ? handshakeOr(reading) : reading;
  }

  private Reading events(RawDelivery wire) {
    ContentMode mode = ContentMode.of(wire.contentType(), wire.headers());
    if (mode == ContentMode.BINARY) {
      return CloudEvents.read(wire, mode, batchMax);
    }
    return MediaTypes.isArray(wire.body())
        ? BatchReader.read(wire, batchMax, item -> event(alone(item, mode)))
        : Reading.Deliveries.one(event(wire));
  }

  /** On its own an item is no batch any more, and must not say so. */
  private static RawDelivery alone(RawDelivery item, ContentMode mode) {
    return mode == ContentMode.BATCH ? item.withHeader("content-type", CloudEvents.ONE) : item;
  }

  private static Delivery event(RawDelivery wire) {
    EnvelopeReader event = EnvelopeReader.read(wire.body(), Set.of());
    if (event.has("specversion")) {
      return StructuredContentMode.read(wire, event);
    }
    boolean deletion = event.isText("eventType") && event.need("eventType").equals(DELETION);
    return deletion ? deletion(wire) : EventGridEvent.read(wire, event);
  }

  private static Malformed deletion(RawDelivery wire) {
    return new Malformed(
        new Reason(
            MalformedReasons.EVENTGRID_DELETION, "Event Grid tells of the end of a subscription"),
        wire);
  }

  /** The same reading, unless its only event asks to validate a subscription. */
  private static Reading handshakeOr(Reading reading) {
    if (!(reading instanceof Reading.Deliveries deliveries)
        || deliveries.items().size() != 1
        || !(deliveries.items().getFirst()
            instanceof Delivery.Readable(Event event, RawDelivery wire))
        || !event.type().equals(VALIDATION)) {
      return reading;
    }
    Bytes data = JsonTexts.unquoted(event.data());
    String code = JsonTexts.atTopLevel(data, List.of("validationCode"));
    if (code == null) {
      return Reading.Deliveries.one(
          new Malformed(MalformedReasons.missing("validationCode"), wire));
    }
    String subscription = wire.headers().getOrDefault("aeg-subscription-name", "");
    return new Reading.Validation(code, event.identity().source(), subscription);
  }
}
