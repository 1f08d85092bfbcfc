// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a subscription read in one go: in log order per partition. The reader bounds it; some
 * hundreds to a few thousand records are a good size. Immutable.
 *
 * @param records those that HELIOS wrote
 * @param foreign those that HELIOS cannot have written
 * @param ranges one for each partition that the records come from
 */
public record LogBatch<R>(
    List<Logged<R>> records, List<Logged<ForeignRecord>> foreign, List<OffsetRange> ranges) {

  public LogBatch {
    records = List.copyOf(records);
    foreign = List.copyOf(foreign);
    ranges = List.copyOf(ranges);
    int read = records.size() + foreign.size();
    int covered = ranges.stream().mapToInt(OffsetRange::records).sum();
    if (read != covered) {
      throw new IllegalArgumentException(
          "expected ranges over " + read + " records, found " + covered);
    }
    Set<LogPartition> partitions = new HashSet<>();
    for (OffsetRange range : ranges) {
      if (!partitions.add(range.partition())) {
        throw new IllegalArgumentException("two ranges in " + range.partition());
      }
    }
  }
}
