// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.machine.Signals;
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

  void kill(TestCluster stage) throws IOException, InterruptedException {
    switch (this) {
      case SERVER -> stage.server().kill9();
      case BACKEND -> Signals.kill9(backend(stage));
      case BROKER, POSTMASTER, REDIS -> stage.services().kill9(part());
    }
  }

  /** Kills it at a random moment, and waits until it works again and events are taken in. */
  void killUnder(LoadProcess load, TestCluster stage, Random moments)
      throws IOException, InterruptedException, Refused {
    Thread.sleep(PAUSE.plusMillis(moments.nextInt(SPREAD_MILLIS)));
    kill(stage);
    awaitBack(stage);
    load.awaitMore(BETWEEN, Duration.ofMinutes(2));
  }

  /** Waits until it works again; nobody helps but who starts the server. */
  void awaitBack(TestCluster stage) throws IOException, InterruptedException, Refused {
    if (this == SERVER) {
      stage.server().start();
      return;
    }
    stage.services().awaitReady(part(), LIMIT);
    stage.server().awaitHealthy();
  }

  /** Freezes it with everything below it. */
  void freeze(TestCluster stage) throws IOException, InterruptedException {
    if (this == SERVER) {
      Signals.stop(stage.server().pid());
    } else {
      stage.services().pause(part());
    }
  }

  void thaw(TestCluster stage) throws IOException, InterruptedException {
    if (this == SERVER) {
      Signals.resume(stage.server().pid());
    } else {
      stage.services().resume(part());
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

  /** The process that writes for the storekeeper, which may just be opening its connection. */
  private static long backend(TestCluster stage) throws IOException, InterruptedException {
    List<Long> found = new ArrayList<>();
    Await.until("a backend of the storekeeper", LIMIT, () -> found.addAll(backends(stage)));
    return found.getFirst();
  }

  private static List<Long> backends(TestCluster stage) throws IOException {
    try (Connection connection = stage.database();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BACKENDS)) {
      return row.next() ? List.of(row.getLong(1)) : List.of();
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not name its backends", e);
    }
  }
}
