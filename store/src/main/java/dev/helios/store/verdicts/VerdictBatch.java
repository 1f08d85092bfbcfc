// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.reconcile.Published;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verdicts that one poll of the log brought, stored in one transaction: in log order per partition.
 * The caller bounds it; some hundreds to a few thousand are a good size.
 *
 * @param ranges one for each partition that the verdicts come from
 */
public record VerdictBatch(List<Logged<Published>> verdicts, List<OffsetRange> ranges) {

  public VerdictBatch {
    verdicts = List.copyOf(verdicts);
    ranges = List.copyOf(ranges);
    int advanced = ranges.stream().mapToInt(OffsetRange::records).sum();
    if (verdicts.size() != advanced) {
      throw new IllegalArgumentException(
          "expected ranges over " + verdicts.size() + " verdicts, found " + advanced);
    }
    Set<LogPartition> partitions = new HashSet<>();
    for (OffsetRange range : ranges) {
      if (!partitions.add(range.partition())) {
        throw new IllegalArgumentException("two ranges in " + range.partition());
      }
    }
  }
}
