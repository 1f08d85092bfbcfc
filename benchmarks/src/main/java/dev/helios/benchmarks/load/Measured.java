// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.AbstractHistogram;

/**
 * What one phase came to.
 *
 * @param sent events that were due to be sent
 * @param accepted events that the server took as new; for the feed, those that arrived
 * @param took from the first send to the last answer
 * @param micros answer times in microseconds, of what was answered with success
 */
record Measured(String name, long sent, long accepted, Duration took, AbstractHistogram micros) {

  /** Sent and not accepted: refused, failed, no answer in time. */
  long failed() {
    return sent - accepted;
  }

  double perSecond() {
    return accepted * 1e9 / Math.max(1, took.toNanos());
  }
}
