// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.LogSettings;
import dev.helios.engine.Topics;
import dev.helios.engine.reconcile.EndOffsets;
import dev.helios.engine.reconcile.FlowTable;
import dev.helios.engine.reconcile.ReconcilerStreams;
import dev.helios.engine.reconcile.StoredVerdicts;
import dev.helios.engine.reconcile.UnjudgedRecords;
import dev.helios.engine.reconcile.WatermarkTable;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.runtime.PartHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the reconciler, once the tables of flows and progress have been read. Thread-safe. */
@ApplicationScoped
public class ReconcilerService {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(ReconcilerService.class);

  private final HeliosConfig config;
  private final LogSettings log;
  private final LogAdmin admin;
  private final FlowTable flows;
  private final WatermarkTable progress;
  private final StoredVerdicts stored;
  private final EndOffsets ends;
  private final CountDownLatch flowsRead = new CountDownLatch(1);
  private final CountDownLatch progressRead = new CountDownLatch(1);
  private volatile boolean closing;
  private volatile @Nullable ReconcilerStreams streams;

  ReconcilerService(
      HeliosConfig config,
      LogSettings log,
      LogAdmin admin,
      FlowTable flows,
      WatermarkTable progress,
      StoredVerdicts stored,
      EndOffsets ends) {
    this.config = config;
    this.log = log;
    this.admin = admin;
    this.flows = flows;
    this.progress = progress;
    this.stored = stored;
    this.ends = ends;
  }

  /** The table of flows has been read. */
  void flowsRead() {
    flowsRead.countDown();
  }

  /** The table of progress has been read. */
  void progressRead() {
    progressRead.countDown();
  }

  /** Asks where the log ends; to be called several times a second. */
  void askEnds() throws LogAwayException, InterruptedException {
    if (streams != null) {
      ends.ask();
    }
  }

  /** Whether this server judges, and does so now. */
  public PartHealth health() {
    if (!config.has(Role.RECONCILE)) {
      return new PartHealth(PartHealth.NOT_CONFIGURED, null, "this server does not judge");
    }
    ReconcilerStreams running = streams;
    if (running == null) {
      return PartHealth.unavailable("reading the flows");
    }
    if (!running.isUp()) {
      return PartHealth.unavailable(running.state());
    }
    return running
        .waitingForStoreSince()
        .map(since -> PartHealth.degraded("the reconciler waits for the store since " + since))
        .or(() -> running.unjudged().last().map(last -> unjudged(running, last)))
        .orElseGet(() -> new PartHealth(PartHealth.HEALTHY, null, running.state()));
  }

  private static PartHealth unjudged(ReconcilerStreams running, UnjudgedRecords.Last last) {
    return PartHealth.degraded(
        "%d events could not be judged since the start, the last at %s: %s"
            .formatted(running.unjudged().count(), last.at(), last.why()));
  }

  private double unjudgedCount() {
    ReconcilerStreams running = streams;
    return running == null ? 0 : running.unjudged().count();
  }

  /** Shows whether it judges; on servers that are to judge. */
  void show(MeterRegistry registry) {
    Gauge.builder("helios.reconcile.running", () -> health().works() ? 1 : 0)
        .description("1 when this server judges, 0 when it should and does not")
        .register(registry);
    FunctionCounter.builder("helios.reconcile.unjudged", this, ReconcilerService::unjudgedCount)
        .description("Events that could not be judged; they are stored all the same")
        .register(registry);
  }

  /** Stops judging, and waiting for it. */
  void close() {
    closing = true;
    flowsRead.countDown();
    progressRead.countDown();
    ReconcilerStreams running = streams;
    if (running != null) {
      running.close();
    }
  }

  /**
   * Begins to judge. Waits for the tables and for the first flow: what came before it would be
   * outside every flow.
   */
  void judge() throws LogAwayException, InterruptedException {
    flowsRead.await();
    progressRead.await();
    while (!flows.hasAny() && !closing) {
      Thread.sleep(PAUSE);
    }
    if (closing) {
      return;
    }
    int partitions = admin.ends(List.of(Topics.EVENTS)).size();
    ReconcilerStreams.Settings settings =
        new ReconcilerStreams.Settings(
            config.reconciler().stateDir(),
            config.reconciler().threads(),
            config.reconciler().standbys(),
            config.server().storeRetention());
    ReconcilerStreams opened =
        new ReconcilerStreams(log, settings, flows, progress, ends, stored, partitions);
    opened.start();
    streams = opened;
    LOG.info("reconciler started");
  }
}
