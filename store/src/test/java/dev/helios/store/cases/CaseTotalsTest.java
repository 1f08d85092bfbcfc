// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogBatch;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.PostgresServer;
import dev.helios.store.VerdictLog;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import dev.helios.store.db.KeepResult;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import dev.helios.store.retention.Retention;
import dev.helios.store.verdicts.VerdictCounts;
import dev.helios.store.verdicts.VerdictWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The running totals against the rows themselves, after random histories in which the database
 * fails at random points and answers get lost. Each seed gets a database of its own.
 */
final class CaseTotalsTest {
  private static final int CASES = 150;
  private static final String RECOUNT =
      """
      select flow, status, coalesce(currency, '') as currency, count(*) as cases,
        count(*) filter (where closed_at is null) as open,
        coalesce(sum(exposure), 0) as exposure
      from cases group by 1, 2, 3 order by 1, 2, 3
      """;
  private static final String COUNTED =
      """
      select flow, status, currency, sum(cases)::bigint as cases, sum(open)::bigint as open,
        sum(exposure) as exposure
      from case_counts group by 1, 2, 3 having sum(cases) <> 0 or sum(exposure) <> 0
        or sum(open) <> 0 order by 1, 2, 3
      """;
  private static final String RECOUNT_FINDINGS =
      "select flow, finding, count(*) from cases, unnest(findings) as finding group by 1, 2"
          + " order by 1, 2";
  private static final String COUNTED_FINDINGS =
      "select flow, finding, sum(cases)::bigint from finding_counts group by 1, 2"
          + " having sum(cases) <> 0 order by 1, 2";

  private record Row(
      String flow, String status, String currency, long cases, long open, double sum) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void totals_afterRandomHistoryWithFailures_equalTheRows(long seed) throws SQLException {
    try (Database database =
        Database.open(DatabaseSettings.parse(PostgresServer.shared().newDatabase()))) {
      database.migrate();
      failAtRandom(database);
      Random random = new Random(seed);
      List<VerdictLog> logs = List.of(new VerdictLog(0), new VerdictLog(1));
      Map<String, Long> became = new TreeMap<>();
      int revisions = fill(random, logs, became);
      int failures = keepAll(random, new VerdictWriter(database), logs);

      assertEqualToRows(database, revisions);
      assertThat(became(database, "verdict_hours")).isEqualTo(became);
      assertThat(became(database, "verdict_minutes")).isEqualTo(became);
      assertThat(failures).as("failures of seed %d", seed).isPositive();

      failNoMore(database);
      Retention.Purged purged =
          new Retention(database).apply(Log.NOON.plus(Duration.ofDays(31)), Duration.ofDays(30));
      assertThat(purged.cases()).isPositive();
      assertEqualToRows(database, revisions);
    }
  }

  private static void assertEqualToRows(Database database, int revisions) throws SQLException {
    try (Connection connection = database.reader()) {
      assertThat(rows(connection, COUNTED)).isEqualTo(rows(connection, RECOUNT));
      assertThat(words(connection, COUNTED_FINDINGS))
          .isEqualTo(words(connection, RECOUNT_FINDINGS));
      assertThat(words(connection, "select 'all', 'revisions', sum(revisions) from flow_counts"))
          .containsExactly("all revisions " + revisions);
    }
    CaseSummary summary =
        new SummaryQueries(database)
            .summary(TenantId.DEFAULT, SummaryQueries.Scope.ALL, Log.NOON.plusSeconds(300));
    assertThat(summary.tiesOut()).isTrue();
    CaseSummary ranged =
        new SummaryQueries(database)
            .summary(
                TenantId.DEFAULT,
                new SummaryQueries.Scope(null, Log.NOON.minusSeconds(9), Log.NOON.plusSeconds(300)),
                Log.NOON);
    assertThat(ranged.statuses())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(summary.statuses());
    assertThat(ranged.findings()).isEqualTo(summary.findings());
    assertThat(ranged.cases()).isEqualTo(summary.cases());
    assertThat(ranged.open()).isEqualTo(summary.open());
  }

  private static List<Row> rows(Connection connection, String sql) throws SQLException {
    return new Query(sql)
        .list(
            connection,
            row ->
                new Row(
                    row.getString("flow"),
                    row.getString("status"),
                    row.getString("currency"),
                    row.getLong("cases"),
                    row.getLong("open"),
                    row.getBigDecimal("exposure").doubleValue()));
  }

  private static List<String> words(Connection connection, String sql) throws SQLException {
    return new Query(sql)
        .list(connection, row -> row.getString(1) + " " + row.getString(2) + " " + row.getLong(3));
  }

  /** Random cases, their revisions mixed among each other; returns how many revisions. */
  private static int fill(Random random, List<VerdictLog> logs, Map<String, Long> became) {
    int revisions = 0;
    for (VerdictLog log : logs) {
      List<List<Verdict>> waiting = new ArrayList<>();
      for (int i = 0; i < CASES; i++) {
        List<Verdict> verdicts = play(random, log.partition() + "-" + i).verdicts;
        waiting.add(new ArrayList<>(verdicts));
        addChanges(verdicts, became);
      }
      while (!waiting.isEmpty()) {
        List<Verdict> next = waiting.get(random.nextInt(waiting.size()));
        if (next.isEmpty()) {
          waiting.remove(next);
        } else {
          log.add(next.removeFirst());
          revisions++;
        }
      }
    }
    return revisions;
  }

  /** What the case came to, told from one revision to the next. */
  private static void addChanges(List<Verdict> verdicts, Map<String, Long> became) {
    String status = "";
    Set<String> kinds = Set.of();
    for (Verdict verdict : verdicts) {
      String flow = verdict.flow() + " ";
      if (!verdict.status().label().equals(status)) {
        status = verdict.status().label();
        became.merge(flow + status, 1L, Long::sum);
      }
      Set<String> now = new HashSet<>();
      verdict.findings().forEach(finding -> now.add(finding.kind().label()));
      for (String kind : now) {
        if (!kinds.contains(kind)) {
          became.merge(flow + "+" + kind, 1L, Long::sum);
        }
      }
      kinds = now;
    }
  }

  private static Map<String, Long> became(Database database, String table) throws SQLException {
    Map<String, Long> became = new TreeMap<>();
    try (Connection connection = database.reader()) {
      new Query("select flow || ' ' || word, sum(cases)::bigint from " + table + " group by 1")
          .list(connection, row -> Map.entry(row.getString(1), row.getLong(2)))
          .forEach(entry -> became.put(entry.getKey(), entry.getValue()));
    }
    return became;
  }

  private static Play play(Random random, String key) {
    Play play = new Play(random.nextBoolean() ? Play.ORDERS : Play.REFUNDS, key, Log.NOON);
    play.placed(0, Integer.toString(1 + random.nextInt(90)) + ".25");
    int steps = random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(4)) {
        case 0 -> play.paid("q" + i, i + 1, "10.25");
        case 1 -> play.tick(60 + i * 9);
        case 2 -> play.passed(200 + i);
        default -> play.placed(i, "77");
      }
    }
    return play;
  }

  private static int keepAll(Random random, VerdictWriter keeper, List<VerdictLog> logs) {
    int failures = 0;
    for (VerdictLog log : logs) {
      while (failures < 500) {
        try {
          LogBatch<PublishedVerdict> batch = log.after(keeper.progress(), 1 + random.nextInt(20));
          if (batch.records().isEmpty()) {
            break;
          }
          KeepResult<VerdictCounts> result = keeper.keep(batch);
          if (random.nextInt(4) == 0) {
            // The answer got lost: the same records come again.
            assertThat(result).isInstanceOf(KeepResult.Kept.class);
            assertThat(keeper.keep(batch)).isInstanceOf(KeepResult.Fenced.class);
          }
        } catch (StoreUnavailable e) {
          failures++;
        }
      }
    }
    return failures;
  }

  private static void failAtRandom(Database database) throws SQLException {
    try (Connection connection = database.writer();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function fail_sometimes() returns trigger language plpgsql as $$
          begin
            if random() < 0.03 then raise exception 'gone' using errcode = '57P01'; end if;
            if random() < 0.03 then raise exception 'deadlock' using errcode = '40P01'; end if;
            return null;
          end $$;
          create trigger fail after insert or update on cases
            for each statement execute function fail_sometimes();
          create constraint trigger fail after insert or update on flow_counts
            deferrable initially deferred for each row execute function fail_sometimes();
          """);
    }
  }

  private static void failNoMore(Database database) throws SQLException {
    try (Connection connection = database.writer();
        Statement statement = connection.createStatement()) {
      statement.execute("drop function fail_sometimes cascade");
    }
  }
}
