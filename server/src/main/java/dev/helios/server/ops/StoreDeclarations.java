// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.engine.reconcile.VerdictRecords;
import dev.helios.engine.subscription.RecordReader;
import dev.helios.engine.subscription.Start;
import dev.helios.engine.subscription.Subscription;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.store.db.Database;
import dev.helios.store.events.EventWriter;
import dev.helios.store.retention.Retention;
import dev.helios.store.verdicts.VerdictWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** What a server that stores runs beside the requests. */
@ApplicationScoped
class StoreDeclarations {
  private static final Duration WATCH_SILENCE = Duration.ofSeconds(1);
  private static final Duration DROP_OLD = Duration.ofHours(1);
  private static final Set<Need> BOTH = EnumSet.allOf(Need.class);

  @Produces
  @Singleton
  LogSubscription storekeeper(
      HeliosConfig config, EventWriter storekeeper, MeterRegistry registry) {
    return new LogSubscription(
        stores(config),
        BOTH,
        () -> {
          StoreSink sink = new StoreSink(storekeeper, registry);
          return new Subscription<>(
              "storekeeper", RecordReader.DELIVERIES, new Start.Group(sink), sink);
        });
  }

  @Produces
  @Singleton
  LogSubscription verdictKeeper(
      HeliosConfig config, VerdictWriter keeper, MeterRegistry registry, InstantSource clock) {
    return new LogSubscription(
        stores(config),
        BOTH,
        () -> {
          VerdictSink sink = new VerdictSink(keeper, registry, clock);
          return new Subscription<>(
              "verdictkeeper", VerdictRecords.READER, new Start.Group(sink), sink);
        });
  }

  @Produces
  @Singleton
  Job flows(HeliosConfig config, Flows flows) {
    return Job.untilDone("flows", stores(config), BOTH, flows::begin);
  }

  @Produces
  @Singleton
  Job silence(HeliosConfig config, SilenceWatch silence) {
    return Job.every(WATCH_SILENCE, "silence", stores(config), Set.of(Need.STORE), silence::look);
  }

  @Produces
  @Singleton
  Job caseMetrics(HeliosConfig config, CaseMetrics metrics, MeterRegistry registry) {
    if (stores(config)) {
      metrics.show(registry);
    }
    return Job.every(CaseMetrics.FRESH, "case-metrics", stores(config), BOTH, metrics::refresh);
  }

  @Produces
  @Singleton
  Job retention(HeliosConfig config, Database database, InstantSource clock) {
    return Job.every(
        DROP_OLD,
        "retention",
        stores(config),
        Set.of(Need.STORE),
        () -> new Retention(database).apply(clock.instant(), config.server().storeRetention()));
  }

  private static boolean stores(HeliosConfig config) {
    return config.has(Role.STORE);
  }
}
