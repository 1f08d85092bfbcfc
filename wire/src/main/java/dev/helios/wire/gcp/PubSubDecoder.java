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

/**
 * Reads what Pub/Sub pushes: the wrapped form, also as Eventarc sends it, and the unwrapped form,
 * which pulled messages are given too. Where Pub/Sub names the message, {@code ce-} headers are its
 * attributes, written plainly, and not those of an HTTP request. Unwrapped pushes are known by
 * their {@code x-goog-} headers, or by being CloudEvents; without either only an object that names
 * its type itself is taken for a message, lest every stray body be one.
 */
public final class PubSubDecoder implements Decoder {
  static final String PUBLISHED = "google.cloud.pubsub.topic.v1.messagePublished";

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
    boolean eventarc = PUBLISHED.equals(wire.header("ce-type"));
    if (mode != ContentMode.NONE && !eventarc) {
      return CloudEvents.read(wire, mode, settings.batchMax());
    }
    return Reading.Deliveries.one(message(wire));
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
