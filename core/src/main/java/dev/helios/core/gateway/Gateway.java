// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a delivery, in two steps because what is remembered of an identity may
 * have to be asked for in between: {@link #examine} judges the delivery by itself, {@link #admit}
 * against the memory. Pure and thread-safe.
 */
public final class Gateway {
  private Gateway() {}

  /**
   * Judges a delivery by itself. What is flawed is quarantined (a cloud that is answered with an
   * error drops the delivery or repeats it for ever) or refused (the caller of the direct API can
   * read the answer and mend it).
   */
  public static Examination examine(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Malformed malformed -> flawed(malformed.reason(), malformed.wire());
      case Delivery.Readable(Event event, RawDelivery wire) -> {
        Optional<Reason> broken = EnvelopeRules.broken(event).or(() -> BusinessRules.broken(event));
        yield broken.isPresent() ? flawed(broken.get(), wire) : new Examination.Sound(event, wire);
      }
    };
  }

  /**
   * Decides between new, duplicate and conflict.
   *
   * @param remembered content hash that the log acknowledged for this identity, null when none is
   *     remembered
   */
  public static Admission admit(Event event, @Nullable Digest remembered) {
    if (remembered == null || event.replay() != null) {
      // A replay passes: only the store knows whether its effect exists, and it stores it once.
      return new Admission.Admitted(event, false);
    }
    return remembered.equals(event.contentHash())
        ? new Admission.Duplicate(event)
        : new Admission.Admitted(event, true);
  }

  private static Examination.Flawed flawed(Reason reason, RawDelivery wire) {
    return new Examination.Flawed(
        wire.cloud() == Cloud.DIRECT
            ? new Admission.Refused(reason, wire)
            : new Admission.Quarantined(reason, wire));
  }
}
