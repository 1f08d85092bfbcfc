// SPDX-License-Identifier: MIT
package dev.helios.store;

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

  /** The names of the settings that are off; empty when commits are durable. */
  public List<String> settingsOff() {
    return new Query(OFF)
        .list(database, "read the settings of durability", row -> row.getString("name"));
  }
}
