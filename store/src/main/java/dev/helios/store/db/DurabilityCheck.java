// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Asks the database for the settings without which a commit is only a promise. A killed process
 * does not show that they are off, a power cut does. Thread-safe.
 */
public final class DurabilityCheck {
  private static final String OFF =
      """
      select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
      order by name
      """;

  private final Database database;

  public DurabilityCheck(Database database) {
    this.database = database;
  }

  /**
   * The names of the settings that are off for a event writer; empty when its commits are durable.
   * Throws {@link StoreUnavailable}.
   */
  public List<String> settingsOff() {
    try (Connection connection = database.writer()) {
      return new Query(OFF).list(connection, row -> row.getString("name"));
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the settings of durability", e);
    }
  }
}
