// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import java.time.Duration;

/**
 * How long and how hard.
 *
 * @param demos how often the start of the demo is timed
 * @param warmUp of HELIOS with single events; batches and the baseline get a quarter of it each
 * @param rounds of both systems, one after the other
 * @param open how long the open loop sends {@code perSecond}
 * @param limit how long each part is measured alone
 * @param settle longest wait for everything to be stored, judged and fed
 */
public record MeasurePlan(
    int demos,
    Duration warmUp,
    int rounds,
    Duration baseline,
    Duration singles,
    Duration batches,
    Duration open,
    int perSecond,
    Duration limit,
    Duration settle) {
  /** What the closed loop keeps open, of single events and of batches. */
  public static final int CONNECTIONS = 32;

  public static final int BATCH_CONNECTIONS = 4;

  /** The quick one, or the whole. */
  public static MeasurePlan of(boolean quick) {
    return quick
        ? new MeasurePlan(
            0,
            seconds(24),
            1,
            seconds(4),
            seconds(6),
            seconds(4),
            seconds(12),
            1_000,
            seconds(2),
            seconds(15))
        : new MeasurePlan(
            3,
            seconds(60),
            3,
            seconds(8),
            seconds(15),
            seconds(12),
            seconds(60),
            1_000,
            seconds(6),
            seconds(60));
  }

  Duration warmUpOfOthers() {
    return warmUp.dividedBy(4);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
