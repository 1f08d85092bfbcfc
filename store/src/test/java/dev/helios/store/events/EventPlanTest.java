// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.store.Filled;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.counts.Stats;
import dev.helios.store.counts.StatsQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On fifty thousand events over three days: no query of the API reads a whole day. */
@ExtendWith(Postgres.class)
public final class EventPlanTest {
  private static final int EVENTS = 50_000;

  private final Database database;

  EventPlanTest(Database database) {
    this.database = database;
  }

  @BeforeAll
  static void fill(Database database) throws SQLException {
    Filled.withEvents(database, EVENTS);
  }

  private static EventFilter filter(
      Set<Cloud> clouds, boolean type, boolean key, boolean customer, boolean conflict) {
    return new EventFilter(
        clouds,
        type ? "OrderPlaced" : null,
        key ? "ORD-77" : null,
        customer ? "CUST-77" : null,
        null,
        null,
        conflict,
        null);
  }

  private static Map<String, Query> queries() {
    PageCursor cursor =
        new PageCursor(PageCursor.Kind.EVENTS, Log.NOON.plus(Duration.ofDays(1)), 0, 5);
    EventFilter range =
        new EventFilter(
            Set.of(), null, null, null, Log.NOON, Log.NOON.plusSeconds(60), false, null);
    Set<Cloud> two = Set.of(Cloud.AWS, Cloud.DIRECT);
    Map<String, Query> queries = new LinkedHashMap<>();
    queries.put("newest", EventListSql.page(TenantId.DEFAULT, EventFilter.ALL, null, 51));
    queries.put("next page", EventListSql.page(TenantId.DEFAULT, EventFilter.ALL, cursor, 51));
    queries.put("range", EventListSql.page(TenantId.DEFAULT, range, null, 51));
    Set<Cloud> rare = Set.of(Cloud.DIRECT);
    queries.put(
        "rare cloud",
        EventListSql.page(TenantId.DEFAULT, filter(rare, false, false, false, false), null, 51));
    queries.put(
        "two clouds",
        EventListSql.page(TenantId.DEFAULT, filter(two, false, false, false, false), null, 51));
    Set<Cloud> all = Set.of();
    queries.put(
        "type",
        EventListSql.page(TenantId.DEFAULT, filter(all, true, false, false, false), cursor, 51));
    queries.put(
        "cloud, type",
        EventListSql.page(TenantId.DEFAULT, filter(rare, true, false, false, false), null, 51));
    queries.put(
        "key",
        EventListSql.page(TenantId.DEFAULT, filter(all, false, true, false, false), null, 51));
    queries.put(
        "customer",
        EventListSql.page(TenantId.DEFAULT, filter(all, false, false, true, false), null, 51));
    queries.put(
        "conflicts",
        EventListSql.page(TenantId.DEFAULT, filter(all, false, false, false, true), null, 51));
    queries.put(
        "search", EventListSql.search(TenantId.DEFAULT, EventFilter.ALL, "evt-7", null, 1_000));
    queries.put(
        "export",
        EventExport.page(TenantId.DEFAULT, Log.NOON, Log.NOON.plusSeconds(9), null, null));
    queries.put(
        "find", EventQueries.byId("select event_id, data", TenantId.DEFAULT, "evt-77", null, 20));
    queries.put(
        "journey",
        EventQueries.points(TenantId.DEFAULT, Log.order(Cloud.AWS, 1).identity().digest()));
    return queries;
  }

  @Test
  void explain_everyQuery_scansNoDayAndSortsNoMoreThanAPage() throws SQLException {
    try (Connection connection = database.reader()) {
      for (Map.Entry<String, Query> query : queries().entrySet()) {
        String plan = explain(connection, query.getValue());
        // Days without events are nothing to read.
        assertThat(plan)
            .as(query.getKey())
            .doesNotContainPattern("Seq Scan on events_2026112[234]");
        assertThat(mostRows(plan)).as("%s: %s", query.getKey(), plan).isLessThanOrEqualTo(3_100);
      }
    }
  }

  @Test
  void explain_unindexedCondition_isSeenToScan() throws SQLException {
    try (Connection connection = database.reader()) {
      String plan = explain(connection, new Query("select 1 from events where subject = 'x'"));

      assertThat(plan).contains("Seq Scan on events");
    }
  }

  @Test
  void stats_ofManyEvents_readOnlyCounts() {
    Stats stats =
        new StatsQueries(database).stats(TenantId.DEFAULT, Log.NOON.plus(Duration.ofDays(2)));

    assertThat(stats.totalEvents()).isEqualTo(EVENTS);
    // The last of three days, up to the second third of the events at noon plus 50 s.
    assertThat(stats.last24h()).isBetween((long) EVENTS / 3, 2L * EVENTS / 3 + 1);
    assertThat(stats.amounts()).extracting(Stats.TypeCount::events).hasSize(4);
  }

  public static String explain(Connection connection, Query query) throws SQLException {
    List<String> lines =
        new Query("explain (analyze, costs off, timing off, buffers off) ")
            .add(query)
            .list(connection, row -> row.getString(1));
    return String.join("\n", lines);
  }

  /** The most rows that any one part of the plan touched. */
  public static double mostRows(String plan) {
    return Pattern.compile("(?:rows=|Removed by Filter: )([0-9.]+)")
        .matcher(plan)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .max()
        .orElseThrow();
  }
}
