// SPDX-License-Identifier: MIT
package dev.helios.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a row of a list of cases holds, and where in the list it stands. */
record Found<T>(Cursor at, T value) {

  /**
   * @param time column that the list is ordered by
   */
  static <T> Found<T> of(ResultSet row, String time, Query.RowReader<T> reader)
      throws SQLException {
    return new Found<>(CaseReader.cursor(row, Cursor.Kind.CASES, time), reader.read(row));
  }
}
