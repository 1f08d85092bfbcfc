// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import dev.helios.server.cases.ReconcilerService;
import dev.helios.server.feed.FeedSessions;
import dev.helios.server.intake.Intake;
import dev.helios.server.runtime.PartHealth;
import dev.helios.server.sources.SourceHealth;
import dev.helios.server.sources.SourceRunner;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How every part is, and HELIOS as a whole, asked now. Blocking; thread-safe. */
@ApplicationScoped
public class SystemHealth {
  private final HealthProbes probes;
  private final LagProbe lag;
  private final ReconcilerService reconciler;
  private final FeedSessions feed;
  private final Intake intake;
  private final SourceRunner sources;

  SystemHealth(
      HealthProbes probes,
      LagProbe lag,
      ReconcilerService reconciler,
      FeedSessions feed,
      Intake intake,
      SourceRunner sources) {
    this.probes = probes;
    this.lag = lag;
    this.reconciler = reconciler;
    this.feed = feed;
    this.intake = intake;
    this.sources = sources;
  }

  /** Each part with its numbers. */
  public record Parts(
      PartHealth database,
      PartHealth redis,
      PartHealth kafka,
      LagProbe.Lag eventWriter,
      PartHealth reconciler,
      LagProbe.Lag feed,
      Gateway gateway,
      PartHealth sources) {}

  /** Requests under way. */
  public record Gateway(@Schema(ref = "HealthStatus") String status, long inFlight) {}

  /** Whether events that come in can be kept. */
  boolean isReady() {
    return probes.isReady();
  }

  Parts parts() {
    return new Parts(
        probes.database(),
        probes.redis(),
        probes.kafka(),
        lag.eventWriter(),
        reconciler.health(),
        lag.feed(feed.size()),
        new Gateway(PartHealth.HEALTHY, intake.inFlight()),
        SourceHealth.of(sources.states()));
  }

  /**
   * HELIOS as a whole: unavailable when events cannot be kept; degraded when something else is
   * away.
   */
  String status() {
    if (!probes.isReady()) {
      return PartHealth.UNAVAILABLE;
    }
    boolean allUp =
        isUp(probes.database())
            && isUp(probes.redis())
            && isUp(probes.kafka())
            && isUp(SourceHealth.of(sources.states()));
    return allUp ? PartHealth.HEALTHY : PartHealth.DEGRADED;
  }

  private static boolean isUp(PartHealth part) {
    return part.status().equals(PartHealth.HEALTHY)
        || part.status().equals(PartHealth.NOT_CONFIGURED);
  }
}
