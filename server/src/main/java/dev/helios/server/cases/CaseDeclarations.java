// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.engine.reconcile.VerdictRecords;
import dev.helios.engine.subscription.StartPosition;
import dev.helios.engine.subscription.Subscription;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.runtime.CurrentLog;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.LogSubscription;
import dev.helios.server.runtime.Need;
import dev.helios.server.runtime.StoredOffsets;
import dev.helios.store.verdicts.VerdictWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** What a server that stores runs for cases. */
@ApplicationScoped
class CaseDeclarations {
  private static final Duration WATCH_SILENCE = Duration.ofSeconds(1);
  private static final Set<Need> BOTH = EnumSet.allOf(Need.class);

  @Produces
  @Singleton
  LogSubscription verdictWriter(
      HeliosConfig config,
      VerdictWriter writer,
      CurrentLog log,
      MeterRegistry registry,
      InstantSource clock) {
    return new LogSubscription(
        stores(config),
        BOTH,
        () -> {
          StoredOffsets offsets = new StoredOffsets(log, writer::readFrom, writer::progress);
          return new Subscription<>(
              "verdict-writer",
              VerdictRecords.READER,
              new StartPosition.Group(offsets),
              new VerdictSink(writer, registry, clock));
        });
  }

  @Produces
  @Singleton
  Job silence(HeliosConfig config, SilenceWatch silence) {
    return Job.every(WATCH_SILENCE, "silence", stores(config), Set.of(Need.STORE), silence::look);
  }

  private static boolean stores(HeliosConfig config) {
    return config.has(Role.STORE);
  }
}
