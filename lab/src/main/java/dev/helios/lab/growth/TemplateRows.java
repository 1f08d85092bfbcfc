// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.system.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows that HELIOS itself has written, from which others are made: each column is taken over as it
 * is, except where a new row has to differ. So the rows have the shape that the event writer gives
 * them, whatever columns there are.
 */
final class TemplateRows {
  /** One order that was matched; its events are the templates of events. */
  static final String MATCHED = "matched";

  /** One order whose second step is missing. */
  static final String MISSING = "missing";

  private TemplateRows() {}

  /**
   * Keeps the rows of two really judged orders as tables of this session.
   *
   * @throws SQLException when there are no such orders yet
   */
  static void take(Connection database) throws SQLException {
    String matched = key(database, "status = 'matched' and flow = 'order-fulfilment'");
    String missing = key(database, "status = 'missing' and flow = 'bench-deadlines'");
    Sql.run(
        database,
        """
        create temp table event_template as
          select row_number() over (order by log_offset) - 1 as step, e.*
          from events e where correlation_key = '%s'
        """
            .formatted(matched));
    String cases =
        """
        create temp table case_template as
          select '%s' as kind, c.* from cases c where key = '%s' and status = 'matched'
          union all
          select '%s', c.* from cases c where key = '%s' and status = 'missing'
        """;
    Sql.run(database, cases.formatted(MATCHED, matched, MISSING, missing));
    Sql.run(
        database,
        """
        create temp table verdict_template as
          select t.kind, t.judged_at as last_judged_at, v.*
          from verdicts v join case_template t on t.case_id = v.case_id
        """);
    long steps = Sql.texts(database, "select step from event_template").size();
    if (steps != 3) {
      throw new SQLException(
          "expected an order of three events, found " + steps + " of " + matched);
    }
  }

  private static String key(Connection database, String where) throws SQLException {
    List<String> keys =
        Sql.texts(database, "select key from cases where " + where + " order by judged_at limit 1");
    if (keys.isEmpty()) {
      throw new SQLException("expected a case with " + where + ", found none");
    }
    return keys.getFirst();
  }

  static List<String> columns(Connection database, String table) throws SQLException {
    return Sql.texts(
        database,
        "select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped order by attnum"
            .formatted(table));
  }

  /** {@code (columns) select expressions}: those given, and the template's own for the others. */
  static String select(List<String> columns, Map<String, String> given) {
    return "("
        + String.join(", ", columns)
        + ") select "
        + columns.stream()
            .map(column -> given.getOrDefault(column, "t." + column))
            .collect(Collectors.joining(", "));
  }
}
