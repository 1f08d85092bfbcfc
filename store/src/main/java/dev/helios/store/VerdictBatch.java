// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Logged;
import dev.helios.core.reconcile.Published;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verdicts that one poll of the log brought, stored in one transaction: in log order per partition.
 * The caller bounds it; some hundreds to a few thousand are a good size.
 *
 * @param advances one for each partition that the verdicts come from
 */
public record VerdictBatch(List<Logged<Published>> verdicts, List<Advance> advances) {

  public VerdictBatch {
    verdicts = List.copyOf(verdicts);
    advances = List.copyOf(advances);
    int advanced = advances.stream().mapToInt(Advance::records).sum();
    if (verdicts.size() != advanced) {
      throw new IllegalArgumentException(
          "expected advances over " + verdicts.size() + " verdicts, found " + advanced);
    }
    Set<LogPartition> partitions = new HashSet<>();
    for (Advance advance : advances) {
      if (!partitions.add(advance.partition())) {
        throw new IllegalArgumentException("two advances in " + advance.partition());
      }
    }
  }
}
