// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import org.HdrHistogram.AbstractHistogram;

/**
 * How long one thing took, of everything in the open loop.
 *
 * @param due how many there should be; what is not in the histogram failed, or never came
 * @param micros in microseconds, counted from when the event was due
 */
public record Measured(String name, long due, AbstractHistogram micros) {
  /** How many there were. */
  public long count() {
    return micros.getTotalCount();
  }

  /** How many there were not. */
  public long absent() {
    return due - count();
  }
}
