// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.engine.LogAdmin;
import dev.helios.engine.reconcile.EndOffsets;
import dev.helios.engine.reconcile.FlowTable;
import dev.helios.engine.reconcile.ReconcilerTables;
import dev.helios.engine.reconcile.WatermarkTable;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.intake.Intake;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.LogSubscription;
import dev.helios.server.runtime.Need;
import dev.helios.server.runtime.StopHook;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** What the reconciler runs beside the requests. */
@ApplicationScoped
class ReconcilerDeclarations {
  private static final Duration ASK_ENDS = Duration.ofMillis(100);

  /** From taking a request in to having it among the unanswered. */
  private static final Duration IN_HAND = Duration.ofMillis(50);

  @Produces
  @Singleton
  EndOffsets logEnds(HeliosConfig config, LogAdmin admin, Intake intake, InstantSource clock) {
    return new EndOffsets(admin::ends, () -> allReceived(config, intake, clock));
  }

  /**
   * What this gateway has in hand is known; what another one may have in hand is bounded by the
   * time an append may take. A delivery that is received but not in the log yet is not missing.
   */
  private static Instant allReceived(HeliosConfig config, Intake intake, InstantSource clock) {
    Duration others = config.broker().embedded() ? Duration.ZERO : config.broker().appendTimeout();
    Instant known = clock.instant().minus(others);
    return intake
        .oldestUnanswered()
        .filter(oldest -> oldest.isBefore(known))
        .orElse(known)
        .minus(IN_HAND);
  }

  @Produces
  @Singleton
  LogSubscription flowTable(FlowTable flows, ReconcilerService reconciler) {
    return new LogSubscription(
        true, Set.of(Need.LOG), () -> ReconcilerTables.flows(flows, reconciler::flowsRead));
  }

  @Produces
  @Singleton
  LogSubscription progressTable(WatermarkTable progress, ReconcilerService reconciler) {
    return new LogSubscription(
        true,
        Set.of(Need.LOG),
        () -> ReconcilerTables.progress(progress, reconciler::progressRead));
  }

  @Produces
  @Singleton
  Job reconciler(HeliosConfig config, ReconcilerService reconciler, MeterRegistry registry) {
    boolean judges = config.has(Role.RECONCILE);
    if (judges) {
      reconciler.show(registry);
    }
    return Job.untilDone("reconciler", judges, Set.of(Need.LOG), reconciler::judge);
  }

  @Produces
  @Singleton
  Job logEndsAsked(ReconcilerService reconciler) {
    return Job.every(ASK_ENDS, "log-ends", true, Set.of(), reconciler::askEnds);
  }

  @Produces
  @Singleton
  StopHook reconcilerStop(ReconcilerService reconciler) {
    return new StopHook(StopHook.Order.PROCESSING, reconciler::close);
  }
}
