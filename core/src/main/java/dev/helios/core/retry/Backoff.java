// SPDX-License-Identifier: MIT
package dev.helios.core.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something that failed is tried again: doubled with each failure in a row,
 * up to a limit. Immutable.
 *
 * @param first the pause after one failure, at least a millisecond
 * @param longest the pause that none exceeds, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {
  private static final int DOUBLINGS_MAX = 30;

  public Backoff {
    if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "expected pauses from 1 ms upwards, found %s to %s".formatted(first, longest));
    }
  }

  /**
   * The pause after this many failures in a row, to the millisecond.
   *
   * @param failures 1 or more
   */
  public Duration pause(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException("expected a failure or more, found " + failures);
    }
    int doublings = Math.min(failures - 1, DOUBLINGS_MAX);
    long most = longest.toMillis();
    long times = 1L << doublings;
    return Duration.ofMillis(first.toMillis() > most / times ? most : first.toMillis() * times);
  }

  /**
   * The same pause, its upper half by chance: many who lost the same service do not come back at
   * one moment.
   */
  public Duration pause(int failures, RandomGenerator chance) {
    long most = pause(failures).toMillis();
    return Duration.ofMillis(most / 2 + chance.nextLong(most - most / 2 + 1));
  }
}
