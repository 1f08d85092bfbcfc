// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.system.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares rows that were filled in with the rows of HELIOS that they were made from. */
final class RowComparison {
  private RowComparison() {}

  /**
   * Every column of some rows: null where the original is null, and as long, give or take.
   *
   * @throws SQLException that names the columns which differ
   */
  static void check(Connection database) throws SQLException {
    List<String> wrong = new ArrayList<>();
    compare(
        database,
        "events",
        "event_template",
        "select g.*, (substr(g.event_id, 7)::bigint %% 3) as step from events g where"
            + " correlation_key = 'GROWN-%d'",
        "t.step = g.step",
        wrong);
    compare(
        database,
        "cases",
        "case_template",
        "select g.*, g.status as kind from cases g where key = 'GROWN-%d'",
        "t.kind = g.kind",
        wrong);
    if (!wrong.isEmpty()) {
      throw new SQLException("expected rows of the event writer's shape, found other: " + wrong);
    }
  }

  private static void compare(
      Connection database,
      String table,
      String template,
      String rows,
      String on,
      List<String> wrong)
      throws SQLException {
    long newest =
        Long.parseLong(
            Sql.texts(
                    database,
                    "select max(substr(key, 7)::bigint) from cases where key like 'GROWN-%'")
                .getFirst());
    for (String column : TemplateRows.columns(database, table)) {
      String differ =
          "select count(*) from ("
              + rows.formatted(newest)
              + ") g join %s t on %s where (g.%3$s is null) <> (t.%3$s is null)"
                  .formatted(template, on, column)
              + " or abs(pg_column_size(g.%1$s) - pg_column_size(t.%1$s)) > 24 + pg_column_size(t.%1$s) / 4"
                  .formatted(column);
      String matches =
          "select count(*) from ("
              + rows.formatted(newest)
              + ") g join "
              + template
              + " t on "
              + on;
      boolean none = Sql.texts(database, matches).getFirst().equals("0");
      if (none || !Sql.texts(database, differ).getFirst().equals("0")) {
        wrong.add(table + "." + column);
      }
    }
  }
}
