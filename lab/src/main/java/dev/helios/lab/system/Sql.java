// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Plain questions to PostgreSQL. */
public final class Sql {
  private Sql() {}

  /** Connects to {@code postgresql://user:password@host:port/database}. */
  public static Connection connect(String databaseUrl) throws SQLException {
    String[] parts = databaseUrl.replaceFirst("^postgresql://", "").split("[:@]", 3);
    return DriverManager.getConnection("jdbc:postgresql://" + parts[2], parts[0], parts[1]);
  }

  /** The first column of every row, as text. */
  public static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** Rows that it touched, 0 where that is no number. */
  public static long run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? 0 : Math.max(0, statement.getLargeUpdateCount());
    }
  }
}
