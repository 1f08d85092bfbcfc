// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.LogSettings;
import dev.helios.engine.Topics;
import dev.helios.engine.reconcile.BookTail;
import dev.helios.engine.reconcile.FlowBook;
import dev.helios.engine.reconcile.LogEnds;
import dev.helios.engine.reconcile.ProgressBook;
import dev.helios.engine.reconcile.ReconcilerStreams;
import dev.helios.engine.reconcile.StoredVerdicts;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.ingest.Ingest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the reconciler: reads the books of flows and progress first, then judges. The books are read
 * by every server, because every server shows them. Thread-safe.
 */
@ApplicationScoped
public class Reconciling {
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** From taking a request in to having it among the unanswered. */
  private static final Duration IN_HAND = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(Reconciling.class);

  private final HeliosConfig config;
  private final LogSettings log;
  private final LogAdmin admin;
  private final FlowBook flows;
  private final ProgressBook progress;
  private final StoredVerdicts stored;
  private final LogEnds ends;
  private final CountDownLatch booksRead = new CountDownLatch(1);
  private volatile @Nullable BookTail tail;
  private volatile @Nullable ReconcilerStreams streams;

  Reconciling(
      HeliosConfig config,
      LogSettings log,
      LogAdmin admin,
      FlowBook flows,
      ProgressBook progress,
      StoredVerdicts stored,
      Ingest ingest,
      InstantSource clock) {
    this.config = config;
    this.log = log;
    this.admin = admin;
    this.flows = flows;
    this.progress = progress;
    this.stored = stored;
    this.ends = new LogEnds(admin::ends, () -> allReceived(config, ingest, clock));
  }

  /**
   * What this gateway has in hand is known; what another one may have in hand is bounded by the
   * time an append may take. A delivery that is received but not in the log yet is not missing.
   */
  private static Instant allReceived(HeliosConfig config, Ingest ingest, InstantSource clock) {
    Duration others = config.broker().embedded() ? Duration.ZERO : config.broker().appendTimeout();
    Instant known = clock.instant().minus(others);
    return ingest
        .oldestUnanswered()
        .filter(oldest -> oldest.isBefore(known))
        .orElse(known)
        .minus(IN_HAND);
  }

  /** Reads the books until closed. */
  void run() {
    BookTail opened = new BookTail(log, flows, progress, booksRead::countDown);
    tail = opened;
    opened.run();
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
        .orElseGet(() -> new PartHealth(PartHealth.HEALTHY, null, running.state()));
  }

  /** Shows whether it judges; on servers that are to judge. */
  void show(MeterRegistry registry) {
    Gauge.builder("helios.reconcile.running", () -> health().isUp() ? 1 : 0)
        .description("1 when this server judges, 0 when it should and does not")
        .register(registry);
  }

  void close() {
    BookTail openTail = tail;
    if (openTail != null) {
      openTail.close();
    }
    ReconcilerStreams running = streams;
    if (running != null) {
      running.close();
    }
  }

  /**
   * Judges until closed. Waits for the books and for the first flow: what came before it would be
   * outside every flow.
   */
  void judge() throws LogAwayException, InterruptedException {
    booksRead.await();
    while (!flows.isAnyTold()) {
      Thread.sleep(PAUSE);
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
    LOG.info("The reconciler judges");
  }
}
