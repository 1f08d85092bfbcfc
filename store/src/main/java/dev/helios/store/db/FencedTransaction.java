// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import dev.helios.core.log.OffsetRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Takes steps in the log: one transaction moves the progress and writes what the records are, or
 * nothing happens. What the database refuses is tried again in small pieces. Thread-safe.
 */
public final class FencedTransaction {
  private static final int ATTEMPTS = 5;

  private final Database database;
  private final DailyPartitions partitions;
  private final CommittedOffsets progress;

  public FencedTransaction(Database database, CommittedOffsets progress) {
    this.database = database;
    this.partitions = new DailyPartitions(database);
    this.progress = progress;
  }

  /** What one step writes. */
  public interface Write<C> {
    /**
     * @param isolating whether a record of the step is refused by the database and to be found
     */
    C to(Connection connection, boolean isolating) throws SQLException;
  }

  /** Takes the step; throws {@link StoreUnavailable} when the database cannot do it now. */
  public <C> KeepResult<C> take(List<OffsetRange> ranges, Set<LocalDate> days, Write<C> write) {
    boolean isolating = false;
    for (int attempt = 1; ; attempt++) {
      partitions.ensure(days);
      try {
        return attempt(ranges, write, isolating);
      } catch (SQLException e) {
        SqlFailure failure = SqlFailure.of(e);
        boolean again =
            switch (failure) {
              case RACE -> true;
              case CHECK -> {
                // The first time, its day may have been dropped; then it is the row.
                isolating = attempt > 1;
                partitions.forget();
                yield true;
              }
              case DATA -> {
                boolean first = !isolating;
                isolating = true;
                yield first;
              }
              case UNAVAILABLE -> false;
            };
        if (!again || attempt >= ATTEMPTS) {
          throw new StoreUnavailable("cannot keep " + ranges, e);
        }
      }
    }
  }

  private <C> KeepResult<C> attempt(List<OffsetRange> ranges, Write<C> write, boolean isolating)
      throws SQLException {
    try (Connection connection = database.writer()) {
      connection.setAutoCommit(false);
      try {
        if (!progress.advance(connection, ranges)) {
          connection.rollback();
          return new KeepResult.Fenced<>(progress.read(connection, ranges));
        }
        C counts = write.to(connection, isolating);
        connection.commit();
        return new KeepResult.Kept<>(counts);
      } finally {
        rollback(connection);
      }
    }
  }

  /** Something written that can be undone. */
  public interface Piece {
    void write() throws SQLException;
  }

  /** Writes the piece; false, with nothing written, when the database refuses its values. */
  public static boolean tryWrite(Connection connection, Piece piece) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      piece.write();
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      if (failure != SqlFailure.DATA && failure != SqlFailure.CHECK) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  private static void rollback(Connection connection) {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      // The connection is broken; the server rolls back by itself, and the pool drops it.
    }
  }
}
