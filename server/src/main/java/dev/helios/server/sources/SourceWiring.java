// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.intake.Intake;
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
  IntakeMessageHandler fetched(HeliosConfig config, Intake intake, InstantSource clock) {
    int atOnce = Math.max(1, config.intake().inFlightMax() / SHARE);
    return new IntakeMessageHandler(intake, clock, config.server().tenant(), atOnce);
  }

  @Produces
  @Singleton
  SourceRunner keeper(
      HeliosConfig config,
      CloudAccounts accounts,
      IntakeMessageHandler intake,
      InstantSource clock,
      MeterRegistry registry) {
    List<LazySource> sources = config.has(Role.INGEST) ? accounts.sources() : List.of();
    SourceRunner keeper = new SourceRunner(sources, intake, new Random(), clock);
    SourceMetrics metrics = new SourceMetrics(registry);
    keeper.states().forEach(metrics::show);
    return keeper;
  }

  @Produces
  @Singleton
  Backfills backfills(CloudAccounts accounts, IntakeMessageHandler intake, InstantSource clock) {
    return new Backfills(accounts, intake, new Random(), clock);
  }

  @Produces
  @Singleton
  PushState pushes(InstantSource clock) {
    return new PushState(clock);
  }
}
