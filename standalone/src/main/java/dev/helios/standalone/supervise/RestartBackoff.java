// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import java.time.Duration;

/** Doubling waits between restarts, from a quarter of a second to 30 seconds. Not thread-safe. */
final class RestartBackoff {
  static final Duration FIRST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** A part that worked this long before it died begins again with the first wait. */
  static final Duration STEADY = Duration.ofSeconds(30);

  private Duration next = FIRST;

  Duration next(Duration readyFor) {
    if (readyFor.compareTo(STEADY) >= 0) {
      next = FIRST;
    }
    Duration wait = next;
    Duration doubled = wait.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
