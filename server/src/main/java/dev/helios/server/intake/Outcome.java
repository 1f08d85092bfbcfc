// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Reason;
import java.util.UUID;

/** What became of one delivery, after the log has answered. */
public sealed interface Outcome {
  /** As many deliveries are under way as may be. */
  Unavailable OVERLOADED = new Unavailable("overloaded");

  /** In the log. */
  record Accepted(Event event, boolean conflict) implements Outcome {}

  /** Was in the log already. */
  record Duplicate(Event event) implements Outcome {}

  /** Kept aside, in the log's quarantine. */
  record Quarantined(UUID id, Reason reason) implements Outcome {}

  /** Not kept. */
  record Refused(Reason reason) implements Outcome {}

  /** Nothing is known to be kept; to be sent again. */
  record Unavailable(String why) implements Outcome {}
}
