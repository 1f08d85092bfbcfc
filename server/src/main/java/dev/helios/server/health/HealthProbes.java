// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.LogWriter;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.intake.DiskSpaceMonitor;
import dev.helios.server.intake.IntakeWiring.Shared;
import dev.helios.server.intake.RedisDedupCache;
import dev.helios.server.runtime.PartHealth;
import dev.helios.server.runtime.SingleFlightCache;
import dev.helios.store.db.DatabaseHealth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the real parts how they are. An answer is used for a second, so that many who ask do not
 * become load; a part that gives none within {@value #PATIENCE_MS} ms is unavailable. Thread-safe.
 */
@ApplicationScoped
public class HealthProbes {
  static final int PATIENCE_MS = 1_500;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final DatabaseHealth database;
  private final LogAdmin admin;
  private final LogWriter writer;
  private final DiskSpaceMonitor room;
  private final Shared shared;
  private final boolean ingests;
  private final SingleFlightCache<PartHealth> databaseHealth = remembered(this::askDatabase);
  private final SingleFlightCache<PartHealth> kafkaHealth = remembered(this::askKafka);
  private final SingleFlightCache<PartHealth> redisHealth = remembered(this::askRedis);

  private interface Probe {
    PartHealth ask() throws Exception;
  }

  HealthProbes(
      DatabaseHealth database,
      LogAdmin admin,
      LogWriter writer,
      DiskSpaceMonitor room,
      Shared shared,
      HeliosConfig config) {
    this.database = database;
    this.admin = admin;
    this.writer = writer;
    this.room = room;
    this.shared = shared;
    this.ingests = config.has(Role.INGEST);
  }

  public PartHealth database() {
    return within(databaseHealth);
  }

  public PartHealth kafka() {
    return within(kafkaHealth);
  }

  public PartHealth redis() {
    return within(redisHealth);
  }

  /** Whether an event that came in now could be kept. */
  public boolean isReady() {
    return !ingests || (writer.ready() && room.isEnough() && kafka().works());
  }

  private PartHealth askDatabase() {
    return switch (database.check()) {
      case DatabaseHealth.Answer.Up up -> PartHealth.healthy(up.latency().toNanos(), "PostgreSQL");
      case DatabaseHealth.Answer.Down down -> PartHealth.unavailable(down.detail());
    };
  }

  private PartHealth askKafka() throws LogAwayException, InterruptedException {
    long start = System.nanoTime();
    int brokers = admin.brokers(Duration.ofMillis(PATIENCE_MS));
    return PartHealth.healthy(
        System.nanoTime() - start, brokers + (brokers == 1 ? " broker" : " brokers"));
  }

  private PartHealth askRedis() throws ExecutionException, InterruptedException {
    if (shared.redis().isEmpty()) {
      return new PartHealth(
          PartHealth.NOT_CONFIGURED, null, "each gateway remembers seen events for itself");
    }
    RedisDedupCache redis = shared.redis().get();
    return PartHealth.healthy(redis.ping().get().toNanos(), "memory of seen events");
  }

  private static PartHealth within(SingleFlightCache<PartHealth> health) {
    try {
      return health.ask().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return PartHealth.unavailable("no answer in " + PATIENCE_MS + " ms");
    } catch (ExecutionException e) {
      return PartHealth.unavailable(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PartHealth.unavailable("interrupted");
    }
  }

  private static SingleFlightCache<PartHealth> remembered(Probe probe) {
    return new SingleFlightCache<>(() -> asked(probe), FRESH);
  }

  private static PartHealth asked(Probe probe) {
    try {
      return probe.ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PartHealth.unavailable("interrupted");
    } catch (Exception e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      return PartHealth.unavailable(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
  }
}
