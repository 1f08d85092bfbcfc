// SPDX-License-Identifier: MIT
package dev.helios.core.log;

/**
 * A part of a partition that is read in one go, half-open.
 *
 * @param from where the reader stands before it: the {@code to} of its last range, or the offset
 *     that it was given to start from. Offsets have gaps, so this is not the offset of the first
 *     record
 * @param to where it stands afterwards: one more than the offset of the last record
 * @param records how many records it holds; fewer than {@code to - from} where the log has gaps
 */
public record OffsetRange(LogPartition partition, long from, long to, int records) {

  public OffsetRange {
    if (from < 0 || to < from || records < 0 || records > to - from) {
      throw new IllegalArgumentException(
          "expected a range forward in %s, found %d to %d with %d records"
              .formatted(partition, from, to, records));
    }
  }
}
