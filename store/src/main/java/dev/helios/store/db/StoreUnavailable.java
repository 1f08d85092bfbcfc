// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.sql.SQLException;

/**
 * The database cannot do it now: it is away, starting, full, read-only, too slow or not migrated.
 * Nothing is known to be wrong with what was asked; ask again later, with backoff. After a write,
 * whether it was committed is unknown.
 */
public final class StoreUnavailable extends RuntimeException {

  public StoreUnavailable(String doing, SQLException cause) {
    super(doing + ": " + cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
  }

  public StoreUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
