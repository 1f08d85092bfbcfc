// SPDX-License-Identifier: MIT
package dev.helios.server.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying a cloud again: doubled with each failure up to a limit, the upper
 * half of it by chance, so that many who lost the same cloud do not come back at one moment.
 */
final class Pauses {
  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final RandomGenerator chance;

  Pauses(RandomGenerator chance) {
    this.chance = chance;
  }

  /**
   * The pause after this many failures in a row.
   *
   * @param failures 1 or more
   */
  Duration after(int failures) {
    long doubled = FIRST.toMillis() << Math.min(failures - 1, 16);
    long most = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(most / 2 + chance.nextLong(most / 2 + 1));
  }
}
