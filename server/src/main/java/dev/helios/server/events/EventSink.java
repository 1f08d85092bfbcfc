// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.log.Acceptance;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.Subscriber;
import dev.helios.store.db.KeepResult;
import dev.helios.store.events.DeliveryCounts;
import dev.helios.store.events.EventWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Stores what the gateway wrote to the log, and counts it. */
final class EventSink implements Subscriber<DeliveryRecord> {
  private final EventWriter eventWriter;
  private final Timer batches;
  private final Counter stored;
  private final Counter duplicates;
  private final Counter conflicts;
  private final Counter poisoned;

  EventSink(EventWriter eventWriter, MeterRegistry registry) {
    this.eventWriter = eventWriter;
    this.batches =
        Timer.builder("helios.store.batch")
            .description("One transaction of the event writer")
            .publishPercentileHistogram()
            .register(registry);
    this.stored = counter(registry, "stored");
    this.duplicates = counter(registry, "duplicate");
    this.conflicts = counter(registry, "conflict");
    this.poisoned = counter(registry, "poisoned");
  }

  private static Counter counter(MeterRegistry registry, String fate) {
    return Counter.builder("helios.store.events")
        .description(
            "Event records by what the event writer made of them; conflicts are stored too")
        .tag("fate", fate)
        .register(registry);
  }

  @Override
  public Acceptance accept(LogBatch<DeliveryRecord> batch) {
    long start = System.nanoTime();
    KeepResult<DeliveryCounts> result = eventWriter.keep(batch);
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
