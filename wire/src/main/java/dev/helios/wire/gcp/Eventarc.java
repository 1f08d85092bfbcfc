// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.wire.cloudevents.StructuredContentMode;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.MediaTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Eventarc's CloudEvents around the wrapped form; their source is the topic. In binary mode the
 * body is the wrapped form, in structured mode it is the data of the event.
 */
final class Eventarc {
  static final String PUBLISHED = "google.cloud.pubsub.topic.v1.messagePublished";

  private static final String TYPE = "ce-type";
  private static final String SOURCE = "ce-source";

  private Eventarc() {}

  /** Whether the headers say so; unwrapped, the same headers are attributes of any publisher. */
  static boolean isBinary(RawDelivery wire) {
    return PUBLISHED.equals(wire.header(TYPE)) && !UnwrappedPush.isNamed(wire);
  }

  /** The source of such an event; null for any other arrival. */
  static @Nullable String source(RawDelivery wire) {
    return isBinary(wire) ? wire.header(SOURCE) : null;
  }

  /**
   * What binary mode would have sent of a structured event; null when the body is no such event. A
   * message without a type that is published again has this type too, but no message in its data.
   */
  static @Nullable RawDelivery inBinaryMode(RawDelivery wire) {
    Delivery delivery = StructuredContentMode.read(wire, wire.body());
    if (!(delivery instanceof Delivery.Readable readable)) {
      return null;
    }
    Event event = readable.event();
    boolean pushed =
        event.type().equals(PUBLISHED)
            && EnvelopeReader.read(event.data(), Set.of("message")).isObject("message");
    return pushed
        ? wire.withBody(event.data())
            .withHeader("content-type", MediaTypes.JSON)
            .withHeader(TYPE, PUBLISHED)
            .withHeader(SOURCE, event.identity().source())
        : null;
  }
}
