// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Probes the database on a connection of its own. Thread-safe. */
public final class DatabaseHealth {
  private final Database database;

  public DatabaseHealth(Database database) {
    this.database = database;
  }

  /** What the database answered. */
  public sealed interface Answer {
    /** It answered, so soon. */
    record Up(Duration latency) implements Answer {}

    /** It did not, and why: never with a password. */
    record Down(String detail) implements Answer {}
  }

  /** Asks once; answers within about two seconds, whatever the database does. */
  public Answer check() {
    long start = System.nanoTime();
    try (Connection connection = database.probe();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
      return new Answer.Up(Duration.ofNanos(System.nanoTime() - start));
    } catch (SQLException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Answer.Down("the database did not answer: " + cause.getMessage());
    }
  }
}
