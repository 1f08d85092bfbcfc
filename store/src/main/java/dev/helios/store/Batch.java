// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Event;
import dev.helios.core.event.Logged;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one poll of the log brought, stored in one transaction: in log order per partition. The
 * caller bounds it; some hundreds to a few thousand records are a good size.
 *
 * @param advances one for each partition that the records come from
 */
public record Batch(
    List<Logged<Event>> events,
    List<Logged<Quarantined>> quarantined,
    List<Logged<Receipt>> receipts,
    List<Advance> advances) {

  public Batch {
    events = List.copyOf(events);
    quarantined = List.copyOf(quarantined);
    receipts = List.copyOf(receipts);
    advances = List.copyOf(advances);
    int records = events.size() + quarantined.size() + receipts.size();
    int advanced = advances.stream().mapToInt(Advance::records).sum();
    if (records != advanced) {
      throw new IllegalArgumentException(
          "expected advances over " + records + " records, found " + advanced);
    }
    Set<LogPartition> partitions = new HashSet<>();
    for (Advance advance : advances) {
      if (!partitions.add(advance.partition())) {
        throw new IllegalArgumentException("two advances in " + advance.partition());
      }
    }
  }
}
