// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import org.HdrHistogram.AbstractHistogram;

/** The usual points of a distribution, in microseconds. */
public record Percentiles(long p50, long p90, long p99, long p999, long max) {

  public static Percentiles of(AbstractHistogram micros) {
    return new Percentiles(
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(90),
        micros.getValueAtPercentile(99),
        micros.getValueAtPercentile(99.9),
        micros.getMaxValue());
  }
}
