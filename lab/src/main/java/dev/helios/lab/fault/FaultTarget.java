// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.machine.Signals;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is hurt, how, and how one knows that it is back. */
public enum FaultTarget {
  SERVER("server", true, 30, 3),
  BROKER("broker", true, 10, 1),
  POSTMASTER("postgres", false, 10, 1),
  BACKEND("backend", false, 10, 1),
  REDIS("redis", false, 10, 1);

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int SPREAD_MILLIS = 2_500;
  private static final int BETWEEN = 50;
  private static final String BACKENDS =
      "select pid from pg_stat_activity where application_name = 'helios-write' limit 1";

  private final String label;
  private final boolean stopsIngestion;
  private final int kills;
  private final int fewKills;

  FaultTarget(String label, boolean stopsIngestion, int kills, int fewKills) {
    this.label = label;
    this.stopsIngestion = stopsIngestion;
    this.kills = kills;
    this.fewKills = fewKills;
  }

  String label() {
    return label;
  }

  /** Whether events cannot be taken while it is away. */
  boolean stopsIngestion() {
    return stopsIngestion;
  }

  int kills() {
    return kills;
  }

  int fewKills() {
    return fewKills;
  }

  @Override
  public String toString() {
    return switch (this) {
      case SERVER -> "the server";
      case BROKER -> "the broker";
      case POSTMASTER -> "PostgreSQL's postmaster";
      case BACKEND -> "one PostgreSQL backend";
      case REDIS -> "Redis";
    };
  }

  /** Kills it with {@code SIGKILL}; the id of the process that was to die. */
  private long kill(TestCluster cluster) throws IOException, InterruptedException {
    long pid = pid(cluster);
    switch (this) {
      case SERVER -> cluster.server().kill9();
      case BACKEND -> Signals.kill9(pid);
      case BROKER, POSTMASTER, REDIS -> cluster.services().kill9(part());
    }
    return pid;
  }

  /** The process that is hurt. */
  private long pid(TestCluster cluster) throws IOException, InterruptedException {
    return switch (this) {
      case SERVER -> cluster.server().pid();
      case BACKEND -> backend(cluster);
      case BROKER, POSTMASTER, REDIS -> cluster.services().pid(part());
    };
  }

  /** Kills it at a random moment, and waits until it works again and events are taken in. */
  void killUnder(LoadProcess load, TestCluster cluster, Random moments, Breaches breaches)
      throws IOException, InterruptedException, Refused {
    Thread.sleep(PAUSE.plusMillis(moments.nextInt(SPREAD_MILLIS)));
    long pid = kill(cluster);
    boolean gone = Await.within(DEATH_LIMIT, () -> !Signals.isAlive(pid));
    breaches.fault(gone, "process %d of %s survived its kill -9".formatted(pid, this));
    awaitBack(cluster);
    load.awaitMore(BETWEEN, Duration.ofMinutes(2));
  }

  /** Waits until it works again; nobody helps but who starts the server. */
  void awaitBack(TestCluster cluster) throws IOException, InterruptedException, Refused {
    if (this == SERVER) {
      cluster.server().start();
      return;
    }
    cluster.services().awaitReady(part(), LIMIT);
    cluster.server().awaitHealthy();
  }

  /** Freezes it with everything below it. */
  void freeze(TestCluster cluster, Breaches breaches) throws IOException, InterruptedException {
    if (this == SERVER) {
      Signals.stop(cluster.server().pid());
    } else {
      cluster.services().pause(part());
    }
    long pid = pid(cluster);
    boolean stopped = Await.within(DEATH_LIMIT, () -> Signals.isStopped(pid));
    breaches.fault(stopped, "process %d of %s is not stopped".formatted(pid, this));
  }

  void thaw(TestCluster cluster) throws IOException, InterruptedException {
    if (this == SERVER) {
      Signals.resume(cluster.server().pid());
    } else {
      cluster.services().resume(part());
    }
  }

  private ServiceKind part() {
    return switch (this) {
      case BROKER -> ServiceKind.KAFKA;
      case POSTMASTER, BACKEND -> ServiceKind.POSTGRESQL;
      case REDIS -> ServiceKind.REDIS;
      case SERVER -> ServiceKind.SERVER;
    };
  }

  /** The process that writes for the event writer, which may just be opening its connection. */
  private static long backend(TestCluster cluster) throws IOException, InterruptedException {
    List<Long> found = new ArrayList<>();
    Await.until("a backend of the event writer", LIMIT, () -> found.addAll(backends(cluster)));
    return found.getFirst();
  }

  private static List<Long> backends(TestCluster cluster) throws IOException {
    try (Connection connection = cluster.database();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BACKENDS)) {
      return row.next() ? List.of(row.getLong(1)) : List.of();
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not name its backends", e);
    }
  }
}
