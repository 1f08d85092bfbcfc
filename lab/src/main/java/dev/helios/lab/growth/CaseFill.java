// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.system.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Cases of the newest orders that were filled in, with every revision and the counts. */
final class CaseFill {
  /** Of so many cases, one has a step missing; the others are matched. */
  private static final int ONE_MISSING_IN = 33;

  private static final String KEY = "'GROWN-' || n.order_number";
  private static final String CASE_ID = "md5('case ' || n.order_number)::uuid";
  private static final String VERDICT =
      "convert_to(replace(convert_from(t.verdict, 'UTF8'), t.key, " + KEY + "), 'UTF8')";
  private static final String SENTENCE = "replace(t.sentence, t.key, " + KEY + ")";

  private final Connection database;
  private final List<Days.Day> days;
  private final long firstOrder;

  CaseFill(Connection database, List<Days.Day> days, long cases) {
    this.database = database;
    this.days = days;
    this.firstOrder = Math.max(0, days.getLast().end() / 3 - cases);
  }

  void fill() throws SQLException {
    List<String> caseColumns = TemplateRows.columns(database, "cases");
    List<String> verdictColumns = TemplateRows.columns(database, "verdicts");
    for (Days.Day day : days) {
      partition(day);
      long first = Math.max(firstOrder, (day.first() + 2) / 3);
      long end = day.end() / 3;
      if (first < end) {
        String orders = orders(day, first, end);
        Sql.run(
            database, "insert into cases" + TemplateRows.select(caseColumns, ofCase()) + orders);
        Sql.run(
            database,
            "insert into verdicts"
                + TemplateRows.select(verdictColumns, ofVerdict())
                + orders.replace("case_template", "verdict_template"));
      }
    }
    counts();
  }

  private void partition(Days.Day day) throws SQLException {
    String name = day.partition("verdicts");
    if (Sql.texts(database, "select to_regclass('%s')::text".formatted(name)).getFirst() == null) {
      Sql.run(
          database,
          "create table %s partition of verdicts for values from ('%s 00:00+00') to ('%s 00:00+00')"
              .formatted(name, day.date(), day.date().plusDays(1)));
    }
  }

  /** An order is judged when its third event is received; earlier revisions count as then too. */
  private static String orders(Days.Day day, long first, long end) {
    return """
     from (
      select o as order_number, %s as at,
        case when o %% %d = 0 then '%s' else '%s' end as kind
      from generate_series(%d::bigint, %d::bigint) o
      cross join lateral (select o * 3 + 2 as i) event) n
    join case_template t on t.kind = n.kind
    """
        .formatted(
            day.receivedAt(),
            ONE_MISSING_IN,
            TemplateRows.MISSING,
            TemplateRows.MATCHED,
            first,
            end - 1);
  }

  private static Map<String, String> ofCase() {
    return Map.of(
        "case_id",
        CASE_ID,
        "key",
        KEY,
        "judged_at",
        "n.at",
        "opened_at",
        "n.at + (t.opened_at - t.judged_at)",
        "closed_at",
        "n.at + (t.closed_at - t.judged_at)",
        "next_due",
        "n.at + (t.next_due - t.judged_at)",
        "verdict",
        VERDICT,
        "sentence",
        SENTENCE);
  }

  private static Map<String, String> ofVerdict() {
    return Map.of(
        "case_id", CASE_ID,
        "key", KEY,
        "judged_at", "n.at",
        "stored_at", "n.at + (t.stored_at - t.judged_at)",
        "log_offset", "n.order_number",
        "verdict", VERDICT,
        "sentence", SENTENCE);
  }

  private void counts() throws SQLException {
    String grown = " from cases where key like 'GROWN-%'";
    String shard = Integer.toString(EventFill.SHARD);
    Sql.run(
        database,
        "insert into case_counts (shard, tenant, flow, status, currency, cases, open, exposure)"
            + " select "
            + shard
            + ", tenant, flow, status, coalesce(currency, ''), count(*), count(*) filter (where"
            + " closed_at is null), sum(coalesce(exposure, 0))"
            + grown
            + " group by 2, 3, 4, 5");
    Sql.run(
        database,
        "insert into flow_counts (shard, tenant, flow, revisions, opened) select "
            + shard
            + ", tenant, flow, sum(revision), count(*)"
            + grown
            + " group by 2, 3");
    Sql.run(
        database,
        "insert into finding_counts (shard, tenant, flow, finding, cases) select "
            + shard
            + ", tenant, flow, unnest(findings), count(*)"
            + grown
            + " group by 2, 3, 4");
    for (String unit : List.of("minute", "hour")) {
      Sql.run(
          database,
          "insert into verdict_%1$ss (%1$s, shard, tenant, flow, word, cases) select date_trunc('%1$s', judged_at), %2$s, tenant, flow, word, count(*) from (select judged_at, tenant, flow, status as word %3$s union all select judged_at, tenant, flow, '+' || unnest(findings) %3$s) w group by 1, 3, 4, 5"
              .formatted(unit, shard, grown));
    }
  }
}
