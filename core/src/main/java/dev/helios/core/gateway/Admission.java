// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Event;

/** What the gateway decides of one delivery. */
public sealed interface Admission {

  /**
   * New: to be appended to the log.
   *
   * @param conflict whether its identity is known with other content
   */
  record Admitted(Event event, boolean conflict) implements Admission {}

  /** Known with the same content: nothing to do. */
  record Duplicate(Event event) implements Admission {}

  /** Not to become an event, whatever is remembered. */
  sealed interface Rejected extends Admission {
    Reason reason();

    RawDelivery wire();
  }

  /** Kept whole, aside, with the reason. */
  record Quarantined(Reason reason, RawDelivery wire) implements Rejected {}

  /** Not kept: the caller gets the reason as its answer. */
  record Refused(Reason reason, RawDelivery wire) implements Rejected {}
}
