// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to PostgreSQL: one pool for queries, one for event writers, and one connection
 * kept apart for asking whether the database is there. Opening it opens no connection. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final String READ_POOL = "helios-read";

  private final DatabaseSettings settings;
  private final ReadWatch watch = new ReadWatch();
  private final HikariDataSource readers;
  private final HikariDataSource writers;
  private final HikariDataSource probes;

  private Database(DatabaseSettings settings) {
    this.settings = settings;
    this.readers =
        pool(READ_POOL, settings.readers(), settings.queryTimeout(), Duration.ofSeconds(2), "");
    this.writers =
        pool(
            "helios-write",
            settings.writers(),
            settings.writeTimeout(),
            Duration.ofSeconds(5),
            settings.asynchronousCommit() ? "set synchronous_commit = off;" : "");
    this.probes = pool("helios-probe", 1, Duration.ofMillis(1_500), Duration.ofMillis(1_500), "");
    DatabaseHealth health = new DatabaseHealth(this);
    watch.start(this::isReading, () -> health.check() instanceof DatabaseHealth.Answer.Up);
  }

  private boolean isReading() {
    HikariPoolMXBean pool = readers.getHikariPoolMXBean();
    return pool != null && pool.getActiveConnections() > 0;
  }

  /** Never fails because the database is away: it is only asked when something is wanted of it. */
  public static Database open(DatabaseSettings settings) {
    return new Database(settings);
  }

  /**
   * Brings the schema up to date and makes the partitions of the next days. Safe on every start and
   * from several processes at once. Throws {@link StoreUnavailable}; try again with backoff.
   */
  public void migrate() {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(direct("helios-migrate", Duration.ofMinutes(10)))
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailable("cannot migrate " + settings, e);
    }
    new DailyPartitions(this).ensureAhead();
  }

  public Connection reader() throws SQLException {
    return readers.getConnection();
  }

  public Connection writer() throws SQLException {
    return writers.getConnection();
  }

  Connection probe() throws SQLException {
    return probes.getConnection();
  }

  /** An unpooled connection for rare and long work, with its own statement timeout. */
  public Connection apart(Duration statementTimeout) throws SQLException {
    return direct("helios-maintain", statementTimeout).getConnection();
  }

  @Override
  public void close() {
    watch.close();
    readers.close();
    writers.close();
    probes.close();
  }

  private HikariDataSource pool(
      String name, int size, Duration statementTimeout, Duration wait, String more) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    PGSimpleDataSource connections =
        name.equals(READ_POOL) ? watch.source() : new PGSimpleDataSource();
    config.setDataSource(source(connections, name, statementTimeout.plusSeconds(1)));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(wait.toMillis());
    config.setValidationTimeout(1_000);
    if (size > 1) {
      config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
    }
    config.setConnectionInitSql(
        "set statement_timeout = %d; set lock_timeout = %d; set idle_in_transaction_session_timeout = 30000; set plan_cache_mode = %s; %s"
            .formatted(
                statementTimeout.toMillis(),
                Math.min(10_000, statementTimeout.toMillis()),
                // A generic plan does not see which days a query can leave out.
                name.equals(READ_POOL) ? "force_custom_plan" : "auto",
                more));
    return new HikariDataSource(config);
  }

  private DataSource direct(String name, Duration statementTimeout) {
    PGSimpleDataSource source =
        source(new PGSimpleDataSource(), name, statementTimeout.plusSeconds(5));
    source.setOptions("-c statement_timeout=" + statementTimeout.toMillis());
    return source;
  }

  private PGSimpleDataSource source(
      PGSimpleDataSource source, String name, Duration socketTimeout) {
    try {
      source.setUrl(settings.jdbcUrl());
      source.setUser(settings.user());
      source.setPassword(settings.password());
      for (var parameter : defaults(name, socketTimeout).entrySet()) {
        source.setProperty((String) parameter.getKey(), (String) parameter.getValue());
      }
      for (var parameter : settings.parameters().entrySet()) {
        source.setProperty(parameter.getKey(), parameter.getValue());
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "expected parameters of PostgreSQL's driver in DATABASE_URL: " + e.getMessage(), e);
    }
    return source;
  }

  private static Properties defaults(String name, Duration socketTimeout) {
    Properties defaults = new Properties();
    defaults.setProperty("ApplicationName", name);
    defaults.setProperty("connectTimeout", "2");
    defaults.setProperty("loginTimeout", "5");
    defaults.setProperty("socketTimeout", Long.toString(Math.max(2, socketTimeout.toSeconds())));
    defaults.setProperty("tcpKeepAlive", "true");
    defaults.setProperty("prepareThreshold", "1");
    // The detail of an error quotes the values: payload has no business in a message.
    defaults.setProperty("logServerErrorDetail", "false");
    return defaults;
  }
}
