// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.log.Acceptance;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Offsets;
import dev.helios.core.log.Subscriber;
import dev.helios.store.db.KeepResult;
import dev.helios.store.events.DeliveryCounts;
import dev.helios.store.events.EventWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Stores what the gateway wrote to the log, and counts it. */
final class EventSink implements Subscriber<DeliveryRecord>, Offsets {
  private final EventWriter storekeeper;
  private final Timer batches;
  private final Counter stored;
  private final Counter duplicates;
  private final Counter conflicts;
  private final Counter poisoned;

  EventSink(EventWriter storekeeper, MeterRegistry registry) {
    this.storekeeper = storekeeper;
    this.batches =
        Timer.builder("helios.store.batch")
            .description("One transaction of the storekeeper")
            .publishPercentileHistogram()
            .register(registry);
    this.stored = counter(registry, "stored");
    this.duplicates = counter(registry, "duplicate");
    this.conflicts = counter(registry, "conflict");
    this.poisoned = counter(registry, "poisoned");
  }

  private static Counter counter(MeterRegistry registry, String fate) {
    return Counter.builder("helios.store.events")
        .description("Event records by what the storekeeper made of them; conflicts are stored too")
        .tag("fate", fate)
        .register(registry);
  }

  @Override
  public Map<LogPartition, Long> next(Set<LogPartition> partitions) {
    Map<LogPartition, Long> next = new HashMap<>(storekeeper.progress());
    next.keySet().retainAll(partitions);
    return next;
  }

  @Override
  public Acceptance accept(LogBatch<DeliveryRecord> batch) {
    long start = System.nanoTime();
    KeepResult<DeliveryCounts> result = storekeeper.keep(batch);
    batches.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    return switch (result) {
      case KeepResult.Kept<DeliveryCounts>(DeliveryCounts counts) -> {
        stored.increment(counts.stored());
        duplicates.increment(counts.duplicates());
        conflicts.increment(counts.conflicts());
        poisoned.increment(counts.poisoned());
        yield Acceptance.ACCEPTED;
      }
      case KeepResult.Fenced<DeliveryCounts> fenced -> Acceptance.FENCED;
    };
  }
}
