// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import java.time.Duration;

/** How a consumer is moved through the log from a {@link StartPosition}. One thread owns it. */
sealed interface LogReading permits AssignedReading, GroupReading {
  /** How long a poll waits when there is nothing to read. */
  Duration POLL = Duration.ofMillis(200);

  /** Takes the partitions, and goes to where reading begins; whether there is anything to read. */
  boolean begin();

  /** Reads once and hands over; whether there is, or may be, more. */
  boolean next();
}
