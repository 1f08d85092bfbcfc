// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.CloudProgress;
import dev.helios.core.reconcile.Status;
import dev.helios.engine.reconcile.PartitionProgress;
import dev.helios.engine.reconcile.ProgressBook;
import dev.helios.store.cases.CaseFilter;
import dev.helios.store.cases.CasePage;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.flows.ReconcilerTally;
import dev.helios.store.flows.WatermarkStore;
import dev.helios.store.incidents.Incidents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps what the reconcilers tell of the clouds, and makes one incident of a cloud's silence:
 * opened when cases cannot be decided because of it, closed when the cloud is heard again. One
 * thread calls it; several servers may.
 */
@ApplicationScoped
public class SilenceWatch {
  private final ProgressBook book;
  private final WatermarkStore store;
  private final Incidents incidents;
  private final CaseQueries cases;
  private final InstantSource clock;
  private Map<Integer, PartitionProgress> kept = Map.of();

  SilenceWatch(
      ProgressBook book,
      WatermarkStore store,
      Incidents incidents,
      CaseQueries cases,
      InstantSource clock,
      MeterRegistry registry) {
    this.book = book;
    this.store = store;
    this.incidents = incidents;
    this.cases = cases;
    this.clock = clock;
    for (Cloud cloud : Cloud.values()) {
      Gauge.builder("helios.reconcile.silence", () -> silence(cloud))
          .description("Seconds since anything was received from the cloud")
          .tag("cloud", cloud.label())
          .baseUnit("seconds")
          .register(registry);
    }
  }

  /** Looks once; to be called every second or so. */
  void look() {
    Map<Integer, PartitionProgress> told = book.partitions();
    if (!Objects.equals(told, kept)) {
      store.put(book.clouds());
      store.putTallies(
          told.values().stream()
              .map(p -> new ReconcilerTally(p.partition(), p.place(), p.judged(), p.outside()))
              .toList());
      kept = told;
    }
    Instant now = clock.instant();
    book.clouds().forEach((cloud, progress) -> look(cloud, progress, now));
  }

  private void look(Cloud cloud, CloudProgress progress, Instant now) {
    if (!progress.silent(now)) {
      incidents.close(cloud, progress.resumedAt());
    } else if (isAnythingUndecided(cloud)) {
      incidents.open(cloud, progress.lastArrival());
    }
  }

  private boolean isAnythingUndecided(Cloud cloud) {
    CaseFilter filter =
        new CaseFilter(
            null,
            Set.of(Status.UNDECIDED),
            Set.of(),
            Set.of(cloud),
            null,
            null,
            null,
            null,
            null,
            true);
    return cases.list(filter, null, 1) instanceof CasePage.Page page && !page.items().isEmpty();
  }

  private double silence(Cloud cloud) {
    CloudProgress progress = book.clouds().get(cloud);
    return progress == null
        ? Double.NaN
        : Duration.between(progress.lastArrival(), clock.instant()).toMillis() / 1_000.0;
  }
}
