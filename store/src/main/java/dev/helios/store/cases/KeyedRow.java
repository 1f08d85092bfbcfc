// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a row of a list of cases holds, and where in the list it stands. */
record KeyedRow<T>(PageCursor at, T value) {

  /**
   * @param time column that the list is ordered by
   */
  static <T> KeyedRow<T> of(ResultSet row, String time, Query.RowReader<T> reader)
      throws SQLException {
    return new KeyedRow<>(CaseReader.cursor(row, PageCursor.Kind.CASES, time), reader.read(row));
  }
}
