// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.store.Filled;
import dev.helios.store.Log;
import dev.helios.store.PostgresServer;
import dev.helios.store.cases.CaseFilter;
import dev.helios.store.cases.CaseId;
import dev.helios.store.cases.CasePage;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.cases.VerdictId;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.counts.StatsQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import dev.helios.store.db.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Everything that the API reads, called as it calls it: PostgreSQL's own count of sequential scans
 * says that none of the large tables was read from end to end, whatever SQL was behind it.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class EventScanTest {
  private static final int ROWS = 20_000;
  private static final String WATCHED = "scan-test";
  private static final Instant NOON = Log.NOON;
  private static final Instant SOON = NOON.plusSeconds(1);

  private final String url = PostgresServer.shared().newDatabase();
  private final String watched = url + "?ApplicationName=" + WATCHED;
  private final Database database = Database.open(DatabaseSettings.parse(url));

  @BeforeAll
  void fill() throws SQLException {
    database.migrate();
    try (Database filling = Database.open(DatabaseSettings.parse(watched))) {
      Filled.withEvents(filling, ROWS);
      Filled.withCases(filling, ROWS);
    }
    awaitWatchedToEnd();
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** How often each large table that holds anything has been scanned, once all counts are in. */
  private Map<String, Long> scans() throws SQLException {
    try (Connection connection = database.apart(Duration.ofSeconds(20))) {
      Map<String, Long> scans = new TreeMap<>();
      new Query("select relname, seq_scan from pg_stat_user_tables")
          .add(
              " where relname ~ '^(events|verdicts|receipts|cases|identities)' and n_live_tup > ?",
              0)
          .list(connection, row -> Map.entry(row.getString(1), row.getLong(2)))
          .forEach(row -> scans.put(row.getKey(), row.getValue()));
      return scans;
    }
  }

  /** A connection tells its counts when it ends at the latest: so it is closed before counting. */
  private Map<String, Long> scansAfter(Consumer<Database> reading) throws SQLException {
    try (Database readers = Database.open(DatabaseSettings.parse(watched))) {
      reading.accept(readers);
    }
    awaitWatchedToEnd();
    return scans();
  }

  private void awaitWatchedToEnd() throws SQLException {
    try (Connection connection = database.apart(Duration.ofSeconds(20))) {
      long open;
      do {
        open =
            new Query(
                    "select count(*) from pg_stat_activity where application_name = ? and datname ="
                        + " current_database()",
                    WATCHED)
                .list(connection, row -> row.getLong(1))
                .getFirst();
      } while (open > 0);
    }
  }

  @Test
  void readingEverything_largeTables_areNeverScanned() throws SQLException {
    Map<String, Long> before = scansAfter(readers -> {});

    Map<String, Long> after =
        scansAfter(
            readers -> {
              readEvents(new EventQueries(readers));
              readCases(new CaseQueries(readers));
              readSums(readers);
            });

    assertThat(before).containsKeys("events_20261122", "verdicts_20261122", "cases", "identities");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void readingEveryRow_isSeenToScan() throws SQLException {
    Map<String, Long> before = scansAfter(readers -> {});

    Map<String, Long> after = scansAfter(EventScanTest::readEveryRow);

    assertThat(after.get("events_20261122")).isGreaterThan(before.get("events_20261122"));
  }

  private static void readEveryRow(Database readers) {
    try (Connection connection = readers.apart(Duration.ofSeconds(20))) {
      new Query("select sum(octet_length(data)) from events")
          .list(connection, row -> row.getLong(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void readEvents(EventQueries events) {
    for (EventFilter filter : eventFilters()) {
      EventPage.Page first = (EventPage.Page) events.list(TenantId.DEFAULT, filter, null, 50);
      events.list(TenantId.DEFAULT, filter, first.next(), 50);
    }
    events.find(TenantId.DEFAULT, "evt-77", null);
    events.find(TenantId.DEFAULT, "evt-77", Cloud.GCP);
    events.raw(TenantId.DEFAULT, "evt-77", null);
    events.journey(TenantId.DEFAULT, Log.order(Cloud.AWS, 1).identity().digest());
    events.ofKey(TenantId.DEFAULT, "ORD-77");
    events.between(TenantId.DEFAULT, NOON, SOON, Set.of("OrderPlaced"), event -> {});
    events.export(TenantId.DEFAULT, NOON, SOON, null, line -> {});
    events.export(TenantId.DEFAULT, NOON, SOON, Cloud.AWS, line -> {});
  }

  private static Set<EventFilter> eventFilters() {
    Set<Cloud> all = Set.of();
    Set<Cloud> rare = Set.of(Cloud.DIRECT);
    return Set.of(
        EventFilter.ALL,
        new EventFilter(rare, null, null, null, null, null, false, null),
        new EventFilter(Set.of(Cloud.AWS, Cloud.GCP), null, null, null, null, null, false, null),
        new EventFilter(all, "OrderPlaced", null, null, null, null, false, null),
        new EventFilter(rare, "OrderPlaced", null, null, null, null, false, null),
        new EventFilter(all, null, "ORD-77", null, null, null, false, null),
        new EventFilter(all, null, null, "CUST-77", null, null, false, null),
        new EventFilter(all, null, null, null, NOON, SOON, false, null),
        new EventFilter(all, null, null, null, null, null, true, null),
        new EventFilter(all, null, null, null, NOON, SOON, false, "evt-7"));
  }

  private static void readCases(CaseQueries cases) {
    for (CaseFilter filter : caseFilters()) {
      CasePage.Page first = (CasePage.Page) cases.list(TenantId.DEFAULT, filter, null, 50);
      cases.list(TenantId.DEFAULT, filter, first.next(), 50);
    }
    cases.mismatches(TenantId.DEFAULT, NOON, NOON.plusSeconds(40), 50);
    cases.byKey(TenantId.DEFAULT, "K77");
    cases.one(new CaseId(TenantId.DEFAULT, "orders", "K78"));
    cases.latest(TenantId.DEFAULT, "orders", "K78");
    cases.verdict(TenantId.DEFAULT, new VerdictId("orders", "K78", 1));
    cases.judgedBetween(TenantId.DEFAULT, null, NOON, SOON, 500, verdict -> {});
  }

  private static Set<CaseFilter> caseFilters() {
    Set<Status> bad = Set.of(Status.MISMATCHED, Status.MISSING);
    Set<Finding.Kind> kinds = Set.of(Finding.Kind.values());
    Set<Status> any = Set.of();
    Set<Finding.Kind> none = Set.of();
    Set<Cloud> all = Set.of();
    return Set.of(
        CaseFilter.ALL,
        new CaseFilter("refunds", bad, none, all, null, null, null, null, null, false),
        new CaseFilter("orders", any, none, all, null, null, null, null, null, true),
        new CaseFilter(null, bad, kinds, all, null, null, null, null, null, false),
        new CaseFilter(null, any, none, Set.of(Cloud.GCP), null, null, null, null, null, false),
        new CaseFilter(null, any, none, all, "K77", null, null, null, null, false),
        new CaseFilter(null, any, none, all, null, BigDecimal.TEN, null, null, null, false),
        new CaseFilter(null, any, none, all, null, null, SOON, null, null, true),
        new CaseFilter(null, any, none, all, null, null, null, NOON, SOON, false));
  }

  private static void readSums(Database readers) {
    Instant later = NOON.plus(Duration.ofDays(1));
    new StatsQueries(readers).stats(TenantId.DEFAULT, later);
    new BalanceQueries(readers).balance(Log.LOG);
    SummaryQueries sums = new SummaryQueries(readers);
    sums.summary(TenantId.DEFAULT, SummaryQueries.Scope.ALL, later);
    sums.summary(TenantId.DEFAULT, new SummaryQueries.Scope("orders", null, null), later);
    sums.summary(TenantId.DEFAULT, new SummaryQueries.Scope(null, NOON, SOON), later);
    sums.summary(TenantId.DEFAULT, new SummaryQueries.Scope("orders", NOON, SOON), later);
  }
}
