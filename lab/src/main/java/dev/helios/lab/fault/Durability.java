// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.ledger.Tally;
import dev.helios.lab.machine.Jvm;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Broker;
import dev.helios.lab.system.LogSegments;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A killed process does not show whether anything was flushed: the page cache survives it. So the
 * settings are asked for, and the flushes are counted while events are acknowledged.
 */
public final class Durability implements Proof {
  private static final List<String> SETTINGS =
      List.of("fsync", "synchronous_commit", "full_page_writes");
  private static final String WAL =
      "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'";
  private static final long NEVER = Long.MAX_VALUE;

  @Override
  public String name() {
    return "durability";
  }

  @Override
  public String shows() {
    return "the log is flushed to disk at least once for every acknowledged append, and PostgreSQL"
        + " for its commits";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    for (String name : SETTINGS) {
      String value = ask(cluster, "show " + name);
      breaches.unless(
          value.equals("on"), "PostgreSQL's " + name + " is " + value + ", promised on");
    }
    Broker broker = new Broker(cluster.services().kafkaBootstrapServers());
    for (String topic : Broker.ACKNOWLEDGED) {
      String each = broker.flushEach(topic);
      breaches.unless(
          each.equals("1"), topic + " is flushed each " + each + " records, promised 1");
    }
    return counted(cluster, breaches, scale.pick(20_000, 300));
  }

  private record Counts(long batches, long flushes, long walSyncs) {
    static Counts now(TestCluster cluster, Jvm broker) throws IOException {
      LogSegments segments = new LogSegments(cluster.folder().resolve("data/kafka/log"));
      long batches = segments.batches(Broker.ACKNOWLEDGED);
      return new Counts(batches, broker.logFlushes(), Long.parseLong(ask(cluster, WAL)));
    }
  }

  private static Result counted(TestCluster cluster, Breaches breaches, int events)
      throws IOException, InterruptedException, Refused {
    try (Jvm broker = Jvm.attach(cluster.services().pid(ServiceKind.KAFKA))) {
      breaches.found().addAll(cluster.api().flawsAtRest(java.time.Duration.ofMinutes(1)));
      Counts before = Counts.now(cluster, broker);
      UnderLoad run =
          UnderLoad.run(
              cluster,
              cluster.insisting().rate(1_000),
              breaches,
              load -> load.awaitMore(events, java.time.Duration.ofMinutes(5)));
      Counts after = Counts.now(cluster, broker);
      long batches = after.batches() - before.batches();
      long flushes = after.flushes() - before.flushes();
      long syncs = after.walSyncs() - before.walSyncs();
      breaches.fault(batches > 0, "no append was found in the broker's files");
      breaches.unless(
          flushes >= batches,
          flushes + " flushes of the log for " + batches + " acknowledged appends");
      breaches.unless(syncs > 0, "PostgreSQL did not sync its write-ahead log");
      Map<String, Long> counts = new TreeMap<>();
      counts.put("acknowledged appends", batches);
      counts.put("log flushes", flushes);
      counts.put("WAL syncs", syncs);
      Tally tally = run.tally();
      return Result.of(
          Figures.of("flushes counted", 0, tally, run.ledger().silenceMillis(), counts.toString()),
          breaches);
    }
  }

  private static String ask(TestCluster cluster, String query) throws IOException {
    try (Connection connection =
            DriverManager.getConnection(
                cluster.services().jdbcUrl(), "postgres", cluster.services().superuserPassword());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not answer: " + query, e);
    }
  }

  @Override
  public String wrong() {
    return "the acknowledged topics no longer flushed per append";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Broker broker = new Broker(cluster.services().kafkaBootstrapServers());
    broker.flushEach(NEVER);
    try {
      Breaches breaches = new Breaches(Scale.CONTROL);
      for (String topic : Broker.ACKNOWLEDGED) {
        String each = broker.flushEach(topic);
        breaches.fault(
            each.equals(Long.toString(NEVER)), topic + " is flushed each " + each + " records");
      }
      return counted(cluster, breaches, 200);
    } finally {
      broker.flushEach(1);
    }
  }
}
