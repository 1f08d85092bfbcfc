// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.sql.SQLException;

/** What an SQLSTATE asks of the caller. */
public enum SqlFailure {
  /** The values are refused: the same statement would fail again. */
  DATA,
  /** Two transactions met: the same transaction may well succeed again at once. */
  RACE,
  /** No partition for the row, or a constraint of the table itself. */
  CHECK,
  /** Everything else: away, full, read-only, not migrated. */
  UNAVAILABLE;

  public static SqlFailure of(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.length() != 5) {
      return UNAVAILABLE;
    }
    return switch (state) {
      case "40001", "40P01", "23505" -> RACE;
      case "23514" -> CHECK;
      default ->
          switch (state.substring(0, 2)) {
            // 54: a limit of the program, for example an index row that is too long.
            case "22", "23", "54" -> DATA;
            default -> UNAVAILABLE;
          };
    };
  }
}
