// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogIdentity;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import dev.helios.engine.reconcile.PartitionProgress;
import dev.helios.engine.reconcile.WatermarkTable;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.runtime.CurrentLog;
import dev.helios.store.flows.ReconcilerTally;
import dev.helios.store.flows.TallyStore;
import dev.helios.store.incidents.Incident;
import dev.helios.store.incidents.Incidents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes one incident of each stall of a source, or of a cloud as a whole: opened when cases cannot
 * be decided because of it, closed when it is heard again, or is waited for no more. Keeps the
 * reconcilers' tallies. One thread calls it; several servers may.
 */
@ApplicationScoped
public class SilenceWatch {
  private final WatermarkTable table;
  private final TallyStore store;
  private final Incidents incidents;
  private final CurrentLog log;
  private final InstantSource clock;
  private final TenantId tenant;
  private Map<Integer, PartitionProgress> kept = Map.of();

  SilenceWatch(
      WatermarkTable table,
      TallyStore store,
      Incidents incidents,
      CurrentLog log,
      HeliosConfig config,
      InstantSource clock,
      MeterRegistry registry) {
    this.table = table;
    this.store = store;
    this.incidents = incidents;
    this.log = log;
    this.clock = clock;
    this.tenant = config.server().tenant();
    for (Cloud cloud : Cloud.values()) {
      Gauge.builder("helios.reconcile.silence", () -> silence(cloud))
          .description("Seconds since anything was received from the cloud")
          .tag("cloud", cloud.label())
          .baseUnit("seconds")
          .register(registry);
      Gauge.builder("helios.reconcile.idle.sources", () -> idleSources(cloud))
          .description("Sources of the cloud that are quiet for longer than is usual for them")
          .tag("cloud", cloud.label())
          .register(registry);
    }
  }

  /** Looks once; to be called every second or so. */
  void look() {
    keepTallies();
    Watermarks watermarks = table.watermarks();
    Instant now = clock.instant();
    for (Incident open : incidents.list(tenant, true, Incidents.MAX_LIMIT)) {
      KnownSource known = watermarks.of(open.source());
      if (known == null || known.watermark().isRetired(now)) {
        incidents.close(open.source(), now);
      } else if (!known.watermark().isIdle(now)) {
        incidents.close(open.source(), known.watermark().resumedAt());
      }
    }
    watermarks
        .all()
        .forEach(
            (source, known) -> {
              if (source.tenant().equals(tenant)
                  && isStalled(known.watermark(), now)
                  && incidents.isAwaited(source)) {
                incidents.open(source, known.watermark().lastArrival());
              }
            });
  }

  private static boolean isStalled(SourceWatermark watermark, Instant now) {
    return watermark.isIdle(now) && !watermark.isRetired(now);
  }

  private void keepTallies() {
    Map<Integer, PartitionProgress> told = table.partitions();
    Optional<LogIdentity> here = log.last();
    if (here.isPresent() && !Objects.equals(told, kept)) {
      store.putTallies(
          here.get(),
          told.values().stream()
              .map(p -> new ReconcilerTally(p.partition(), p.place(), p.judged(), p.outside()))
              .toList());
      kept = told;
    }
  }

  private double silence(Cloud cloud) {
    KnownSource known = table.watermarks().of(new SourceId(tenant, SourceRef.of(cloud)));
    return known == null
        ? Double.NaN
        : Duration.between(known.watermark().lastArrival(), clock.instant()).toMillis() / 1_000.0;
  }

  private double idleSources(Cloud cloud) {
    Instant now = clock.instant();
    return table.watermarks().all().entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .filter(entry -> entry.getKey().ref().cloud() == cloud)
        .filter(entry -> !entry.getKey().ref().isWholeCloud())
        .map(entry -> entry.getValue().watermark())
        .filter(watermark -> watermark.isEstablished() && isStalled(watermark, now))
        .count();
  }
}
