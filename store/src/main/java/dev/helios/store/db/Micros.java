// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.time.Instant;

/**
 * Instants in the unit that PostgreSQL keeps: whole microseconds, rounded down. Instants beyond
 * what a long holds become its ends, which PostgreSQL refuses.
 */
public final class Micros {
  /** Times of receipt lie between these two; the end is outside. */
  static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");

  static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private Micros() {}

  public static boolean isReasonable(Instant receivedAt) {
    return !receivedAt.isBefore(BEGIN) && receivedAt.isBefore(END);
  }

  /** The time itself, or the nearest reasonable one. */
  public static Instant reasonable(Instant receivedAt) {
    if (receivedAt.isBefore(BEGIN)) {
      return BEGIN;
    }
    return receivedAt.isBefore(END) ? receivedAt : END.minusSeconds(1);
  }

  static long sincePostgresEpoch(Instant instant) {
    return of(instant, BEGIN.getEpochSecond());
  }

  public static long sinceUnixEpoch(Instant instant) {
    return of(instant, 0);
  }

  static Instant instant(long sinceUnixEpoch) {
    return Instant.ofEpochSecond(
        Math.floorDiv(sinceUnixEpoch, 1_000_000L),
        Math.floorMod(sinceUnixEpoch, 1_000_000L) * 1_000L);
  }

  /** The instant as it comes back from the database, which would round it up itself. */
  public static Instant floor(Instant instant) {
    return instant.minusNanos(belowMicro(instant));
  }

  /** The nanoseconds that a microsecond leaves over. */
  public static int belowMicro(Instant instant) {
    return instant.getNano() % 1_000;
  }

  private static long of(Instant instant, long epochSecond) {
    long seconds = instant.getEpochSecond() - epochSecond;
    try {
      return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), instant.getNano() / 1_000);
    } catch (ArithmeticException e) {
      // One away from the ends: those mean infinity to PostgreSQL.
      return seconds < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - 1;
    }
  }
}
