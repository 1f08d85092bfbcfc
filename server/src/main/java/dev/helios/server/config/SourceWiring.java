// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.ingest.Ingest;
import dev.helios.server.source.Backfills;
import dev.helios.server.source.CloudAccounts;
import dev.helios.server.source.GatewayIntake;
import dev.helios.server.source.LazySource;
import dev.helios.server.source.PushState;
import dev.helios.server.source.SourceKeeper;
import dev.helios.server.source.SourceMetrics;
import dev.helios.wire.Decoders;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Makes what fetches from the clouds. */
@ApplicationScoped
public class SourceWiring {
  /** Leaves room for those who push: both share what the gateway takes at once. */
  private static final int SHARE = 2;

  @Produces
  @Singleton
  CloudAccounts accounts(HeliosConfig config, InstantSource clock) {
    return CloudAccounts.of(config.sources(), clock);
  }

  @Produces
  @Singleton
  GatewayIntake intake(HeliosConfig config, Decoders decoders, Ingest ingest, InstantSource clock) {
    int atOnce = Math.max(1, config.intake().inFlightMax() / SHARE);
    return new GatewayIntake(
        decoders, ingest, clock, config.tenant(), config.intake().bodyMax(), atOnce);
  }

  @Produces
  @Singleton
  SourceKeeper keeper(
      HeliosConfig config,
      CloudAccounts accounts,
      GatewayIntake intake,
      InstantSource clock,
      MeterRegistry registry) {
    List<LazySource> sources = config.has("ingest") ? accounts.sources() : List.of();
    SourceKeeper keeper = new SourceKeeper(sources, intake, new Random(), clock);
    SourceMetrics metrics = new SourceMetrics(registry);
    keeper.states().forEach(metrics::show);
    return keeper;
  }

  @Produces
  @Singleton
  Backfills backfills(CloudAccounts accounts, GatewayIntake intake, InstantSource clock) {
    return new Backfills(accounts, intake, new Random(), clock);
  }

  @Produces
  @Singleton
  PushState pushes(InstantSource clock) {
    return new PushState(clock);
  }
}
