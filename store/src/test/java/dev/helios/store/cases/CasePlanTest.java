// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.store.Filled;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import dev.helios.store.events.EventPlanTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On fifty thousand cases: no query of the API reads them all. */
@ExtendWith(Postgres.class)
final class CasePlanTest {
  private static final int CASES = 50_000;

  private final Database database;

  CasePlanTest(Database database) {
    this.database = database;
  }

  @BeforeAll
  static void fill(Database database) throws SQLException {
    Filled.withCases(database, CASES);
  }

  private static CaseFilter filter(
      @Nullable String flow, Set<Status> statuses, Set<Finding.Kind> kinds, Set<Cloud> clouds) {
    return new CaseFilter(flow, statuses, kinds, clouds, null, null, null, null, null, false);
  }

  private static Query page(CaseFilter filter, @Nullable PageCursor after) {
    return CaseListSql.page(TenantId.DEFAULT, filter, after, 51, ", c.verdict");
  }

  private static Map<String, Query> queries() {
    PageCursor cursor = new PageCursor(PageCursor.Kind.CASES, Log.NOON.plusSeconds(20), 5, 5);
    Digest digest = new CaseId(TenantId.DEFAULT, "orders", "K77").digest();
    Set<Status> bad = Set.of(Status.MISMATCHED, Status.MISSING);
    Map<String, Query> queries = new LinkedHashMap<>();
    queries.put("newest", page(CaseFilter.ALL, null));
    queries.put("next page", page(CaseFilter.ALL, cursor));
    queries.put("flow", page(filter("refunds", Set.of(), Set.of(), Set.of()), cursor));
    queries.put("flow, statuses", page(filter("refunds", bad, Set.of(), Set.of()), null));
    for (Status status : EnumSet.allOf(Status.class)) {
      queries.put(status.label(), page(filter(null, Set.of(status), Set.of(), Set.of()), null));
    }
    for (Finding.Kind kind : EnumSet.allOf(Finding.Kind.class)) {
      queries.put(kind.label(), page(filter(null, Set.of(), Set.of(kind), Set.of()), null));
    }
    queries.put(
        "all kinds", page(filter(null, bad, EnumSet.allOf(Finding.Kind.class), Set.of()), null));
    queries.put("clouds", page(filter(null, Set.of(), Set.of(), EnumSet.allOf(Cloud.class)), null));
    queries.put(
        "open and old",
        page(
            new CaseFilter(
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                Log.NOON.plusSeconds(9),
                null,
                null,
                true),
            null));
    queries.put(
        "amount",
        page(
            new CaseFilter(
                null, Set.of(), Set.of(), Set.of(), null, BigDecimal.TEN, null, null, null, false),
            null));
    queries.put(
        "key",
        page(
            new CaseFilter(
                null, Set.of(), Set.of(), Set.of(), "K77", null, null, null, null, false),
            null));
    queries.put(
        "mismatches", page(CaseFilter.judged(bad, Log.NOON, Log.NOON.plusSeconds(30)), null));
    queries.put(
        "flow, open",
        page(
            new CaseFilter(
                "orders", Set.of(), Set.of(), Set.of(), null, null, null, null, null, true),
            null));
    queries.put(
        "flow, amount",
        page(
            new CaseFilter(
                "orders",
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                BigDecimal.ONE,
                null,
                null,
                null,
                false),
            null));
    SummaryQueries.Scope second =
        new SummaryQueries.Scope(null, Log.NOON.plusSeconds(20), Log.NOON.plusSeconds(21));
    queries.put("sums of a second", SummaryQueries.statuses(TenantId.DEFAULT, second));
    queries.put("findings of a second", SummaryQueries.findings(TenantId.DEFAULT, second));
    queries.put("cases of a second", SummaryQueries.total(TenantId.DEFAULT, second));
    queries.put("export", CaseListSql.page(TenantId.DEFAULT, CaseFilter.ALL, cursor, 1_000, ""));
    queries.put("by key", CaseQueries.ofKey(TenantId.DEFAULT, "K77"));
    queries.put("one", CaseQueries.byId(digest));
    queries.put("revisions", CaseQueries.revisionsOf(digest));
    queries.put("verdict", CaseQueries.revision(digest, 1));
    queries.put(
        "opened",
        CaseQueries.opened(
            TenantId.DEFAULT, null, Log.NOON, Log.NOON.plusSeconds(9), cursor, 1_000));
    return queries;
  }

  @Test
  void explain_everyQuery_scansNoTableAndReadsNoMoreThanItShows() throws SQLException {
    try (Connection connection = database.reader()) {
      for (Map.Entry<String, Query> query : queries().entrySet()) {
        String plan = EventPlanTest.explain(connection, query.getValue());
        assertThat(plan)
            .as(query.getKey())
            .doesNotContainPattern("Seq Scan on (cases|verdicts_20261122)");
        assertThat(EventPlanTest.mostRows(plan))
            .as("%s: %s", query.getKey(), plan)
            .isLessThanOrEqualTo(1_100);
      }
    }
  }

  @Test
  void explain_unindexedCondition_isSeenToScan() throws SQLException {
    try (Connection connection = database.reader()) {
      assertThat(
              EventPlanTest.explain(
                  connection, new Query("select 1 from cases where reason = 'x'")))
          .contains("Seq Scan on cases");
    }
  }
}
