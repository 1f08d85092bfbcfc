// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.engine.LogSettings;
import dev.helios.engine.subscription.LogHistory;
import dev.helios.server.access.Principals;
import dev.helios.server.config.HeliosConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the live feed. */
@ApplicationScoped
public class FeedWiring {
  @Produces
  @Singleton
  Rates rates() {
    return new Rates();
  }

  @Produces
  @Singleton
  FeedMetrics feedMetrics(MeterRegistry registry) {
    return new FeedMetrics(registry);
  }

  @Produces
  @Singleton
  FeedHub feedHub(HeliosConfig config, InstantSource clock, FeedMetrics metrics, Rates rates) {
    return new FeedHub(clock, config.feed().recent(), metrics, rates);
  }

  @Produces
  @Singleton
  FeedSessions feedSessions(
      Principals principals,
      HeliosConfig config,
      FeedHub hub,
      LogSettings log,
      InstantSource clock,
      FeedMetrics metrics,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    return new FeedSessions(
        principals, hub, new LogHistory(log), clock, metrics, config.feed().buffer(), version);
  }
}
