// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one poll of the log brought, stored in one transaction: in log order per partition. The
 * caller bounds it; some hundreds to a few thousand records are a good size.
 *
 * @param ranges one for each partition that the records come from
 */
public record EventBatch(
    List<Logged<Event>> events,
    List<Logged<Quarantined>> quarantined,
    List<Logged<Receipt>> receipts,
    List<OffsetRange> ranges) {

  public EventBatch {
    events = List.copyOf(events);
    quarantined = List.copyOf(quarantined);
    receipts = List.copyOf(receipts);
    ranges = List.copyOf(ranges);
    int records = events.size() + quarantined.size() + receipts.size();
    int advanced = ranges.stream().mapToInt(OffsetRange::records).sum();
    if (records != advanced) {
      throw new IllegalArgumentException(
          "expected ranges over " + records + " records, found " + advanced);
    }
    Set<LogPartition> partitions = new HashSet<>();
    for (OffsetRange range : ranges) {
      if (!partitions.add(range.partition())) {
        throw new IllegalArgumentException("two ranges in " + range.partition());
      }
    }
  }
}
