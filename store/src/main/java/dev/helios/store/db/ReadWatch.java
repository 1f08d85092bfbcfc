// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends reads of a database that does not answer any more. A database that is frozen keeps its
 * connections open, so a read would hang for as long as a slow query may take; this asks it
 * something small on another connection meanwhile, and when that has no answer either, cuts the
 * reads off. A slow query of a database that answers is left alone. Thread-safe.
 */
final class ReadWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadWatch.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A source of connections that are watched. */
  PGSimpleDataSource source() {
    return new PGSimpleDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        open.removeIf(ReadWatch::isClosed);
        open.add(connection);
        return connection;
      }
    };
  }

  /**
   * Starts watching.
   *
   * @param reading whether any read is under way
   * @param answers whether the database answers a small question, within two seconds
   */
  void start(BooleanSupplier reading, BooleanSupplier answers) {
    Thread.ofPlatform().name("helios-read-watch").daemon(true).start(() -> look(reading, answers));
  }

  private void look(BooleanSupplier reading, BooleanSupplier answers) {
    boolean before = false;
    try {
      while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        boolean now = reading.getAsBoolean();
        if (before && now && !answers.getAsBoolean()) {
          cut();
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cut() {
    LOG.warn("The database does not answer; {} connections for reading are cut", open.size());
    for (Connection connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A connection could not be cut", e);
      }
    }
    open.clear();
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
