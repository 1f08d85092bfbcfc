// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.time.Duration;

/**
 * How long and how hard.
 *
 * @param settle longest wait for the books between two phases
 * @param whole the run is over by then; what is left of it is for the books at the end
 */
record Plan(
    Duration warmUp,
    Duration closed,
    Duration batches,
    Duration open,
    int perSecond,
    Duration settle,
    Duration whole) {

  static Plan of(boolean quick) {
    return quick
        ? new Plan(seconds(5), seconds(7), seconds(5), seconds(12), 300, seconds(4), seconds(57))
        : new Plan(
            seconds(15), seconds(45), seconds(30), seconds(60), 1_000, seconds(15), seconds(232));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
