// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.engine.subscription.RecordReader;
import dev.helios.engine.subscription.StartPosition;
import dev.helios.engine.subscription.Subscription;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.runtime.CurrentLog;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.LogSubscription;
import dev.helios.server.runtime.Need;
import dev.helios.server.runtime.StoredOffsets;
import dev.helios.store.db.Database;
import dev.helios.store.events.EventWriter;
import dev.helios.store.retention.Retention;
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
  private static final Duration DROP_OLD = Duration.ofHours(1);
  private static final Set<Need> BOTH = EnumSet.allOf(Need.class);

  @Produces
  @Singleton
  LogSubscription eventWriter(
      HeliosConfig config, EventWriter writer, CurrentLog log, MeterRegistry registry) {
    return new LogSubscription(
        stores(config),
        BOTH,
        () -> {
          StoredOffsets offsets = new StoredOffsets(log, writer::readFrom, writer::progress);
          return new Subscription<>(
              "event-writer",
              RecordReader.DELIVERIES,
              new StartPosition.Group(offsets),
              new EventSink(writer, registry));
        });
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
