// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.core.log.LogPartition;
import dev.helios.engine.LogBatch;
import dev.helios.engine.LogSink;
import dev.helios.store.events.EventBatch;
import dev.helios.store.events.EventWriter;
import dev.helios.store.events.KeepResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Hands what the log reader brings to the storekeeper. */
final class StoreSink implements LogSink {
  private final EventWriter storekeeper;
  private final Timer batches;
  private final Counter stored;
  private final Counter duplicates;
  private final Counter conflicts;
  private final Counter poisoned;

  StoreSink(EventWriter storekeeper, MeterRegistry registry) {
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
  public Map<LogPartition, Long> nextOffsets(Set<LogPartition> slots) {
    Map<LogPartition, Long> next = new HashMap<>(storekeeper.progress());
    next.keySet().retainAll(slots);
    return next;
  }

  @Override
  public boolean keep(LogBatch batch) {
    long start = System.nanoTime();
    KeepResult result =
        storekeeper.keep(
            new EventBatch(batch.events(), batch.quarantined(), batch.receipts(), batch.ranges()));
    batches.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    return switch (result) {
      case KeepResult.Kept kept -> {
        stored.increment(kept.stored());
        duplicates.increment(kept.duplicates());
        conflicts.increment(kept.conflicts());
        poisoned.increment(kept.poisoned());
        yield true;
      }
      case KeepResult.Fenced fenced -> false;
    };
  }
}
