// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Cloud;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.Decoder;
import dev.helios.wire.envelope.EnvelopeReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delivery with the decoder of its route, as its origin demands: a sender can be answered,
 * a queue cannot, and what is released must be one sound event. Pure; thread-safe. Throws
 * IllegalArgumentException when what was pushed or fetched names no route.
 */
final class DeliveryReader {
  private final Decoders decoders;
  private final Map<Cloud, Long> bodyMax;

  DeliveryReader(Decoders decoders, Map<Cloud, Long> bodyMax) {
    this.decoders = decoders;
    this.bodyMax = Map.copyOf(bodyMax);
  }

  /** What may be released, or why not. */
  sealed interface Released {
    record Sound(Examination.Sound event) implements Released {}

    record Refused(Reason reason) implements Released {}
  }

  /**
   * What was pushed.
   *
   * @param members of its body, where they have been read already
   */
  Reading pushed(RawDelivery raw, @Nullable EnvelopeReader members) {
    Decoder decoder = decoders.forRoute(raw.route());
    return members == null ? decoder.read(raw) : decoder.read(raw, members);
  }

  /** What was fetched: what a sender would be answered is kept in quarantine instead. */
  Reading fetched(RawDelivery raw) {
    Decoder decoder = decoders.forRoute(raw.route());
    long most = bodyMax.getOrDefault(raw.cloud(), Long.MAX_VALUE);
    if (raw.body().length() > most) {
      return malformed(raw, "body.too_large", "expected at most " + most + " bytes, found more");
    }
    Reading reading = decoder.read(raw);
    return reading instanceof Reading.Validation
        ? malformed(raw, "eventgrid.validation", "a queue was asked to validate a subscription")
        : reading;
  }

  private static Reading malformed(RawDelivery raw, String code, String detail) {
    return Reading.Deliveries.one(new Delivery.Malformed(new Reason(code, detail), raw));
  }

  /** What is released from quarantine: one event without a flaw. */
  Released released(RawDelivery raw) {
    if (!Decoders.isRoute(raw.route())) {
      return refused(
          "release.no_delivery",
          "it came in by no route but from " + raw.route() + "; it can only be discarded");
    }
    if (!(decoders.forRoute(raw.route()).read(raw)
            instanceof Reading.Deliveries(List<Delivery> items, boolean batch))
        || items.size() != 1) {
      return refused("release.not_one", "expected one event to release");
    }
    return switch (Gateway.examine(items.getFirst())) {
      case Examination.Sound sound -> new Released.Sound(sound);
      case Examination.Flawed flawed -> new Released.Refused(flawed.admission().reason());
    };
  }

  private static Released refused(String code, String detail) {
    return new Released.Refused(new Reason(code, detail));
  }
}
