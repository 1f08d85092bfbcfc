// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.time.Duration;
import java.util.Map;

/**
 * How to reach the database, and how much of it to use. Prints without the password.
 *
 * @param jdbcUrl without user and password
 * @param parameters of the connection, in the driver's names
 * @param readers most connections that queries may take
 * @param writers most connections that event writers may take
 * @param queryTimeout longest statement of a query
 * @param writeTimeout longest statement of a event writer
 * @param asynchronousCommit whether the event writer's commits are answered before they are on
 *     disk: safe for the books, because the progress in the log is lost together with the rows and
 *     both are read from the log again; off by default
 */
public record DatabaseSettings(
    String jdbcUrl,
    String user,
    String password,
    Map<String, String> parameters,
    int readers,
    int writers,
    Duration queryTimeout,
    Duration writeTimeout,
    boolean asynchronousCommit) {

  public DatabaseSettings {
    parameters = Map.copyOf(parameters);
    if (readers < 1 || writers < 1) {
      throw new IllegalArgumentException(
          "expected at least one reader and one writer, found " + readers + " and " + writers);
    }
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?parameters}, {@code postgres://} or
   * {@code jdbc:postgresql://}; user and password may also be parameters. Several hosts are
   * separated by commas. Throws IllegalArgumentException, never with the password, on anything
   * else.
   */
  public static DatabaseSettings parse(String databaseUrl) {
    DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
    return new DatabaseSettings(
        "jdbc:postgresql://" + url.hosts() + "/" + url.database(),
        url.user(),
        url.password(),
        url.parameters(),
        8,
        4,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        false);
  }

  public DatabaseSettings withAsynchronousCommit(boolean on) {
    return new DatabaseSettings(
        jdbcUrl, user, password, parameters, readers, writers, queryTimeout, writeTimeout, on);
  }

  public DatabaseSettings withPools(int readers, int writers) {
    return new DatabaseSettings(
        jdbcUrl,
        user,
        password,
        parameters,
        readers,
        writers,
        queryTimeout,
        writeTimeout,
        asynchronousCommit);
  }

  @Override
  public String toString() {
    return jdbcUrl + " as " + user;
  }
}
