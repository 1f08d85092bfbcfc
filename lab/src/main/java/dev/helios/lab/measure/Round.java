// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.load.Percentiles;
import java.time.Duration;
import java.util.Map;

/**
 * What one closed-loop round came to.
 *
 * @param events that the system kept, counted in its books
 * @param failed requests without a 2xx
 * @param load how long the load lasted
 * @param caughtUp how long after its end everything was stored, judged and fed
 * @param complete whether that came about at all
 * @param gaps how often the feed said that it left events out
 * @param answers answer times of requests, not corrected: a closed loop waits with a slow server
 * @param millis processor time of each part, from the start of the load to the end of catching up
 */
public record Round(
    String name,
    long events,
    long failed,
    Duration load,
    Duration caughtUp,
    boolean complete,
    long gaps,
    Percentiles answers,
    Map<String, Long> millis) {
  /** What may be left when the load ends, in seconds of work. */
  public static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * Events a second that the whole system keeps up with: where catching up took longer than {@link
   * #GRACE}, the time beyond it counts as time of the load.
   */
  public double perSecond() {
    Duration beyond = caughtUp.minus(GRACE);
    Duration time = beyond.isNegative() ? load : load.plus(beyond);
    return events * 1e9 / Math.max(1, time.toNanos());
  }
}
