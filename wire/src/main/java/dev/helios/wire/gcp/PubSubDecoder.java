// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.cloudevents.CloudEvents;
import dev.helios.wire.cloudevents.ContentMode;
import dev.helios.wire.envelope.Decoder;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.JsonTexts;
import dev.helios.wire.envelope.MalformedReasons;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Pub/Sub pushes: the wrapped form, also as Eventarc sends it, and the unwrapped form,
 * which pulled messages are given too. Where Pub/Sub names the message, {@code ce-} headers are its
 * attributes, written plainly, and not those of an HTTP request. Unwrapped pushes are known by
 * their {@code x-goog-} headers, or by being CloudEvents; without either only an object that names
 * its type itself is taken for a message, lest every stray body be one.
 */
public final class PubSubDecoder implements Decoder {
  private static final Set<String> DESCEND = Set.of("message", "attributes");

  private final DecoderSettings settings;
  private final PubSubEvent event;

  public PubSubDecoder(DecoderSettings settings) {
    this.settings = settings;
    this.event = new PubSubEvent(settings);
  }

  @Override
  public Reading read(RawDelivery wire) {
    if (UnwrappedPush.isNamed(wire)) {
      return Reading.Deliveries.one(event.of(wire, UnwrappedPush.message(wire)));
    }
    ContentMode mode = ContentMode.of(wire.contentType(), wire.headers());
    if (mode == ContentMode.NONE || Eventarc.isBinary(wire)) {
      return Reading.Deliveries.one(message(wire));
    }
    Delivery eventarc = mode == ContentMode.STRUCTURED ? eventarc(wire) : null;
    return eventarc == null
        ? CloudEvents.read(wire, mode, settings.batchMax())
        : Reading.Deliveries.one(eventarc);
  }

  /** The message in a structured event of Eventarc, kept as it came; null when it is none. */
  private @Nullable Delivery eventarc(RawDelivery wire) {
    RawDelivery binary = Eventarc.inBinaryMode(wire);
    if (binary == null) {
      return null;
    }
    return switch (message(binary)) {
      case Delivery.Readable readable -> new Delivery.Readable(readable.event(), wire);
      case Malformed malformed -> new Malformed(malformed.reason(), wire);
    };
  }

  private Delivery message(RawDelivery wire) {
    EnvelopeReader body = EnvelopeReader.read(wire.body(), DESCEND);
    if (body.isObject("message") || body.has("subscription")) {
      return wrapped(wire, body);
    }
    Reason fault = body.fault();
    if (fault != null) {
      return new Malformed(fault, wire);
    }
    Delivery eventarc = body.has("specversion") ? eventarc(wire) : null;
    if (eventarc != null) {
      return eventarc;
    }
    return JsonTexts.atTopLevel(wire.body(), PubSubEvent.TYPES_IN_DATA) == null
        ? new Malformed(MalformedReasons.missing("message"), wire)
        : event.of(wire, UnwrappedPush.message(wire));
  }

  private Delivery wrapped(RawDelivery wire, EnvelopeReader body) {
    PushedMessage message = WrappedPush.message(body);
    Reason fault = body.fault();
    return fault == null ? event.of(wire, message) : new Malformed(fault, wire);
  }
}
