// SPDX-License-Identifier: MIT
package dev.helios.store.incidents;

import dev.helios.core.event.Cloud;
import dev.helios.store.db.Database;
import dev.helios.store.db.Micros;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stalls of the clouds, one row for each. Who calls decides what is a stall. Every method
 * throws {@link StoreUnavailable} when the database cannot answer in time. Thread-safe.
 */
public final class Incidents {
  /** Most incidents that {@link #list} gives. */
  public static final int MAX_LIMIT = 1_000;

  private static final int ATTEMPTS = 5;
  private static final String SELECT =
      """
      select id, cloud, since, until, case when until is null
        then (select count(*) from cases c where c.undecided_cloud = i.cloud)
        else undecided end as undecided
      from incidents i\
      """;
  private static final String OPEN =
      "insert into incidents (cloud, since) values (?, ?) on conflict do nothing";
  private static final String CLOSE =
      """
      update incidents i set until = greatest(since, ?),
        undecided = (select count(*) from cases c where c.undecided_cloud = i.cloud)
      where cloud = ? and until is null returning id, cloud, since, until, undecided
      """;

  private final Database database;

  public Incidents(Database database) {
    this.database = database;
  }

  /**
   * Opens an incident, and gives the one that is open. While one of the cloud is open, and for a
   * stall that has been closed already, nothing happens; the latter is given as it is.
   */
  public Incident open(Cloud cloud, Instant since) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // Between the two, the one that was open may be closed: then there is room for this one.
      Optional<Incident> incident = insertAndFind(cloud, Micros.floor(since));
      if (incident.isPresent()) {
        return incident.get();
      }
    }
    throw new IllegalStateException(
        "expected to open an incident of %s, found it closed %d times at once"
            .formatted(cloud.label(), ATTEMPTS));
  }

  private Optional<Incident> insertAndFind(Cloud cloud, Instant since) {
    try (Connection connection = database.writer()) {
      new Query(OPEN, cloud.label(), since).update(connection);
      return new Query(SELECT + " where cloud = ?", cloud.label())
              .add(" and (until is null or since = ?)", since)
              .add(" order by until is null desc limit 1")
              .list(connection, Incidents::read)
              .stream()
              .findFirst();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot open an incident of " + cloud.label(), e);
    }
  }

  /** Closes the open incident of the cloud; empty when there is none. Never before it began. */
  public Optional<Incident> close(Cloud cloud, Instant until) {
    try (Connection connection = database.writer()) {
      return new Query(CLOSE, until, cloud.label())
          .list(connection, Incidents::read).stream().findFirst();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot close the incident of " + cloud.label(), e);
    }
  }

  /**
   * Incidents, the newest first.
   *
   * @param open only open ones, or only closed ones; null for both
   * @param limit between 1 and {@link #MAX_LIMIT}; others are moved inside
   */
  public List<Incident> list(@Nullable Boolean open, int limit) {
    Query query = new Query(SELECT);
    if (open != null) {
      query.add(open ? " where until is null" : " where until is not null");
    }
    return query
        .add(" order by since desc, id desc limit ?", Math.clamp(limit, 1, MAX_LIMIT))
        .list(database, "list incidents", Incidents::read);
  }

  private static Incident read(ResultSet row) throws SQLException {
    return new Incident(
        row.getLong("id"),
        Query.cloud(row),
        Query.instant(row, "since"),
        Query.instantOrNull(row, "until"),
        row.getLong("undecided"));
  }
}
