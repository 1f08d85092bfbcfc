// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.system;

import org.HdrHistogram.AbstractHistogram;

/** The usual points of a distribution, in microseconds. */
public record Spread(long p50, long p90, long p99, long p999, long max) {

  public static Spread of(AbstractHistogram micros) {
    return new Spread(
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(90),
        micros.getValueAtPercentile(99),
        micros.getValueAtPercentile(99.9),
        micros.getMaxValue());
  }
}
