// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place in all partitions of the events topic: for each, the offset of the next event. Everything
 * before it has been seen, nothing after it. Immutable.
 *
 * <p>As text: {@code 0:4711,1:300}. A single {@link Position} read as a cursor stands behind that
 * event, and nowhere in the other partitions ({@link #UNKNOWN}).
 */
public final class Cursor {
  /** Offset of a partition about which the cursor says nothing. */
  public static final long UNKNOWN = -1;

  public static final int MAX_TEXT = 4_096;
  private static final int MAX_PARTITIONS = 1_024;

  private final long[] next;

  private Cursor(long[] next) {
    this.next = next;
  }

  /** A cursor that says nothing yet about this many partitions. */
  public static Cursor start(int partitions) {
    long[] next = new long[partitions];
    Arrays.fill(next, UNKNOWN);
    return new Cursor(next);
  }

  public Cursor with(int partition, long offset) {
    long[] copy = Arrays.copyOf(next, next.length);
    copy[partition] = offset;
    return new Cursor(copy);
  }

  /** The cursor behind these ranges. */
  public Cursor after(List<OffsetRange> ranges) {
    long[] copy = Arrays.copyOf(next, next.length);
    ranges.forEach(range -> copy[range.partition().partition()] = range.to());
    return new Cursor(copy);
  }

  public int partitions() {
    return next.length;
  }

  /** Offset of the next event of a partition, or {@link #UNKNOWN}. */
  public long next(int partition) {
    return partition < next.length ? next[partition] : UNKNOWN;
  }

  /** Whether this event lies before the cursor, and so has been seen. */
  public boolean hasSeen(Position position) {
    return position.offset() < next(position.partition());
  }

  /**
   * Reads a cursor for a topic of this many partitions; empty when the text is none. One position
   * alone, {@code 0:4711}, as every event carries it, stands behind that event.
   */
  public static Optional<Cursor> parse(String text, int partitions) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    String[] places = text.split(",", MAX_PARTITIONS + 1);
    boolean singleEvent = places.length == 1 && partitions > 1;
    Cursor cursor = start(partitions);
    for (String place : places) {
      int colon = place.indexOf(':');
      try {
        int partition = Integer.parseInt(place.substring(0, Math.max(colon, 0)));
        long offset = Long.parseLong(place.substring(colon + 1));
        if (partition < 0 || partition >= partitions || offset < 0 || offset == Long.MAX_VALUE) {
          return Optional.empty();
        }
        cursor.next[partition] = singleEvent ? offset + 1 : offset;
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.of(cursor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cursor that && Arrays.equals(next, that.next);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int partition = 0; partition < next.length; partition++) {
      if (next[partition] != UNKNOWN) {
        text.append(text.isEmpty() ? "" : ",")
            .append(partition)
            .append(':')
            .append(next[partition]);
      }
    }
    return text.toString();
  }
}
