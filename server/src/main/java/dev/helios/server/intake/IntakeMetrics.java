// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Cloud;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway counts, since this process started. For every cloud, when nothing is in flight:
 *
 * <pre>
 * helios_gateway_received_total = sum over outcome of helios_gateway_deliveries_total
 * outcome: admitted | duplicate | quarantined | refused | unavailable
 * </pre>
 *
 * <p>{@code unavailable} was answered 503 and will come again. These are counters of one process;
 * the balance over all of them, and over restarts, is in the store. Thread-safe.
 */
public final class IntakeMetrics {
  private enum Fate {
    ADMITTED,
    DUPLICATE,
    QUARANTINED,
    REFUSED,
    UNAVAILABLE
  }

  private final MeterRegistry registry;
  private final Map<Cloud, Counter> received = new EnumMap<>(Cloud.class);
  private final Map<Cloud, Map<Fate, Counter>> settled = new EnumMap<>(Cloud.class);
  private final Timer append;

  public IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Cloud cloud : Cloud.values()) {
      received.put(
          cloud,
          Counter.builder("helios.gateway.received")
              .description("Deliveries that came in")
              .tag("cloud", cloud.label())
              .register(registry));
      Map<Fate, Counter> byFate = new EnumMap<>(Fate.class);
      for (Fate fate : Fate.values()) {
        byFate.put(
            fate,
            Counter.builder("helios.gateway.deliveries")
                .description("Deliveries by what became of them")
                .tag("cloud", cloud.label())
                .tag("outcome", fate.name().toLowerCase(java.util.Locale.ROOT))
                .register(registry));
      }
      settled.put(cloud, byFate);
    }
    this.append =
        Timer.builder("helios.log.append")
            .description("From handing an event to the log to its acknowledgement")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(5))
            .register(registry);
  }

  void watch(InFlight inFlight, DedupCache dedup) {
    Gauge.builder("helios.gateway.in.flight", inFlight, InFlight::size)
        .description("Deliveries without an answer yet")
        .register(registry);
    Gauge.builder("helios.gateway.remembered", dedup, DedupCache::size)
        .description("Events in this process's memory of what it has seen")
        .register(registry);
  }

  void received(Cloud cloud) {
    counter(received, cloud).increment();
  }

  void settled(Cloud cloud, @Nullable Outcome outcome) {
    Fate fate =
        switch (outcome) {
          case null -> Fate.UNAVAILABLE;
          case Outcome.Accepted accepted -> Fate.ADMITTED;
          case Outcome.Duplicate duplicate -> Fate.DUPLICATE;
          case Outcome.Quarantined quarantined -> Fate.QUARANTINED;
          case Outcome.Refused refused -> Fate.REFUSED;
          case Outcome.Unavailable unavailable -> Fate.UNAVAILABLE;
        };
    counter(counter(settled, cloud), fate).increment();
  }

  void appended(long nanos) {
    append.record(nanos, TimeUnit.NANOSECONDS);
  }

  private static <K, V> V counter(Map<K, V> counters, K key) {
    return java.util.Objects.requireNonNull(counters.get(key));
  }
}
