// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import java.time.Duration;

/**
 * Pauses between tries: doubled with each failure in a row, up to a limit. Immutable.
 *
 * @param first the pause after one failure, above zero
 * @param longest the pause that none exceeds, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {
  private static final int DOUBLINGS_MAX = 30;

  public Backoff {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "expected pauses above zero, found %s to %s".formatted(first, longest));
    }
  }

  /**
   * The pause after this many failures in a row.
   *
   * @param failures 1 or more
   */
  public Duration pause(int failures) {
    Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS_MAX));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
