// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.load.Generator;
import dev.helios.lab.load.Generator.Shape;
import dev.helios.lab.load.JavaGenerator;
import dev.helios.lab.load.Wrk;
import dev.helios.lab.machine.Processors;
import dev.helios.lab.machine.ScratchFolder;
import dev.helios.lab.measure.ReadTimes;
import dev.helios.lab.measure.Round;
import dev.helios.lab.measure.SystemUnderTest;
import dev.helios.lab.system.LocalInstance;
import dev.helios.lab.system.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same measurements on an empty store and on a full one, on a system of the run's own. */
public final class GrowthRun {
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration SETTLE = Duration.ofMinutes(2);
  private static final int SAMPLES = 500;

  private final Path home;
  private final long events;
  private final long cases;
  private final String run = "g" + Long.toString(System.currentTimeMillis(), 36);

  /**
   * What came of it.
   *
   * @param few events in the store at the first measurement, at most
   * @param many events in it at the second, at least
   * @param filling how long it took to fill
   * @param bytes of the database when it was full
   * @param flaw why it says nothing, as a sentence; null when it does
   */
  public record Outcome(
      Instant started,
      StoreMeasures empty,
      StoreMeasures full,
      long few,
      long many,
      long cases,
      Duration filling,
      long bytes,
      @Nullable String flaw) {}

  /**
   * @param home the checkout
   * @param events how many to fill the store with
   * @param cases how many to fill it with
   */
  public GrowthRun(Path home, long events, long cases) {
    this.home = home;
    this.events = events;
    this.cases = cases;
  }

  /** Runs to the end. */
  public Outcome run() throws IOException, InterruptedException {
    Path scratch = ScratchFolder.make();
    try (LocalInstance instance = new LocalInstance(home, scratch.resolve("helios"))) {
      say("starting HELIOS");
      instance.up();
      Generator generator =
          Wrk.find(scratch).<Generator>map(wrk -> wrk).orElseGet(JavaGenerator::new);
      Processors processors = new Processors().add("", instance.processes());
      try (SystemUnderTest subject =
              new SystemUnderTest(instance, generator, processors, SETTLE, run);
          Connection database = Sql.connect(instance.databaseUrl())) {
        return measure(instance, subject, database);
      }
    } catch (SQLException e) {
      throw new IOException("the store could not be filled: " + e.getMessage(), e);
    } finally {
      ScratchFolder.delete(scratch);
    }
  }

  private Outcome measure(LocalInstance instance, SystemUnderTest subject, Connection database)
      throws IOException, InterruptedException, SQLException {
    Instant started = Instant.now();
    say("warm-up");
    subject.abandon(run);
    subject.round("warm-up", Shape.ORDERS, WARM_UP.dividedBy(2));
    subject.round("warm-up", Shape.BATCHES, WARM_UP.dividedBy(4));
    subject.round("warm-up", Shape.ORDERS, WARM_UP.dividedBy(4));
    say("measuring the empty store");
    StoreMeasures empty = StoreMeasures.take(subject, instance.url(), "empty", orders(database));
    final long few = count(database, "events");
    say("filling it with %d events and %d cases", events, cases);
    Duration filling = fill(database, instance);
    say("measuring the full store");
    StoreMeasures full = StoreMeasures.take(subject, instance.url(), "full", orders(database));
    return new Outcome(
        started,
        empty,
        full,
        few,
        few + events,
        count(database, "cases"),
        filling,
        Long.parseLong(
            Sql.texts(database, "select pg_database_size(current_database())").getFirst()),
        flaw(empty, full));
  }

  private Duration fill(Connection database, LocalInstance instance)
      throws SQLException, IOException {
    long begin = System.nanoTime();
    Sql.run(database, "set maintenance_work_mem = '512MB'");
    Sql.run(database, "set work_mem = '256MB'");
    TemplateRows.take(database);
    List<Days.Day> days = Days.of(events, Instant.now());
    new EventFill(database, events, days).fill();
    say("events are in; cases");
    new CaseFill(database, days, cases).fill();
    RowComparison.check(database);
    Sql.run(database, "vacuum analyze");
    Sql.run(database, "checkpoint");
    // Through the front door, too: what was filled in is found and can be read.
    long newest = events / 3 - 1;
    ReadTimes.measure(
        "filled in",
        instance.url(),
        List.of("/api/v1/events/grown-" + (events - 1), "/api/v1/reconciliation/GROWN-" + newest),
        10);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Some orders that are in the store, old ones and new ones. */
  private List<String> orders(Connection database) throws SQLException {
    List<String> orders =
        new ArrayList<>(
            Sql.texts(
                database,
                "select key from cases where flow = 'order-fulfilment' and key not like 'GROWN-%'"
                    + " order by md5(key) limit "
                    + SAMPLES));
    long grown =
        Long.parseLong(
            Sql.texts(database, "select count(*) from cases where key like 'GROWN-%'").getFirst());
    for (int i = 0; grown > 0 && i < SAMPLES * 3; i++) {
      long order = events / 3 - grown + i * grown / (SAMPLES * 3);
      orders.add("GROWN-" + order);
    }
    return orders;
  }

  private static long count(Connection database, String table) throws SQLException {
    return Long.parseLong(Sql.texts(database, "select count(*) from " + table).getFirst());
  }

  private static @Nullable String flaw(StoreMeasures empty, StoreMeasures full) {
    boolean complete =
        Stream.of(empty.singles(), empty.batches(), full.singles(), full.batches())
            .flatMap(List::stream)
            .allMatch(Round::complete);
    return complete
        ? null
        : "In one of the rounds not everything was stored, judged and fed in time.";
  }

  private static void say(String text, Object... values) {
    System.out.println("  " + text.formatted(values) + " ...");
  }
}
