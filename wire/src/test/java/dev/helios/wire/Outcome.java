// SPDX-License-Identifier: MIT
package dev.helios.wire;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Admission;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.Reading;
import java.util.List;

/** What finally becomes of a reading's items, in words: "sound", or how and why it is set aside. */
public final class Outcome {
  private Outcome() {}

  public static List<String> all(Reading reading) {
    return switch (reading) {
      case Reading.Deliveries deliveries -> deliveries.items().stream().map(Outcome::of).toList();
      case Reading.Confirmation confirmation -> List.of(of(confirmation.kept()));
      case Reading.Validation validation -> List.of("validation");
    };
  }

  public static String of(Delivery delivery) {
    return switch (Gateway.examine(delivery)) {
      case Examination.Sound sound -> "sound";
      case Examination.Flawed(Admission.Quarantined q) -> "quarantined " + q.reason().code();
      case Examination.Flawed(Admission.Refused r) -> "refused " + r.reason().code();
    };
  }

  /** The event of a reading that must hold exactly one. */
  public static Event event(Reading reading) {
    if (reading instanceof Reading.Deliveries(List<Delivery> items, boolean batch)
        && items.size() == 1
        && items.getFirst() instanceof Delivery.Readable(Event event, var wire)) {
      return event;
    }
    throw new AssertionError("expected one readable delivery, found " + all(reading));
  }
}
