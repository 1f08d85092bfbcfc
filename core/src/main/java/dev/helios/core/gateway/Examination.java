// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Event;

/** What the gateway finds when it judges one delivery by itself. */
public sealed interface Examination {

  /** The event keeps every rule and may go on to {@link Gateway#admit}. */
  record Sound(Event event, RawDelivery wire) implements Examination {}

  /** The delivery breaks a rule. */
  record Flawed(Admission.Rejected admission) implements Examination {}
}
