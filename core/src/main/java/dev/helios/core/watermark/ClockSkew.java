// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a cloud's clock may be from ours, learned from the smallest delay between event time and
 * receipt in this window of receipts and the one before. Immutable.
 *
 * @param current smallest delay of the window that began at {@code windowStart}, in milliseconds
 * @param previous smallest delay of the window before, {@link #NONE} without one
 */
public record ClockSkew(Instant windowStart, long current, long previous) {
  /** No delay was seen. */
  public static final long NONE = Long.MAX_VALUE;

  public static final Duration WINDOW = Duration.ofMinutes(10);

  /** A longer delay, either way, is the delivery's and not the clock's. */
  public static final Duration MAX_SKEW = Duration.ofSeconds(60);

  /** What every pair of clouds is allowed, besides the estimates. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** Before anything was seen. */
  public static ClockSkew unknown(Instant now) {
    return new ClockSkew(now, NONE, NONE);
  }

  /** With one more event. */
  public ClockSkew learn(Instant occurredAt, Instant receivedAt) {
    Duration between = Duration.between(occurredAt, receivedAt);
    if (between.abs().compareTo(MAX_SKEW) > 0) {
      return this;
    }
    long delay = between.toMillis();
    if (receivedAt.isBefore(windowStart.plus(WINDOW))) {
      return new ClockSkew(windowStart, Math.min(current, delay), previous);
    }
    return new ClockSkew(receivedAt, delay, current);
  }

  /**
   * The estimate: zero while the smallest delay is under a second either way, else that delay's
   * size in whole seconds, rounded up, so that a steady clock has a steady estimate.
   */
  public Duration estimate() {
    long smallest = Math.min(current, previous);
    if (smallest == NONE || Math.abs(smallest) < 1_000) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds((Math.abs(smallest) + 999) / 1_000);
  }
}
