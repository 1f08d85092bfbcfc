// SPDX-License-Identifier: MIT
package dev.helios.store.incidents;

import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
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
 * The stalls of the sources, one row for each. The caller decides what is a stall. Every method
 * throws {@link StoreUnavailable} when the database cannot answer in time. Thread-safe.
 */
public final class Incidents {
  /** Most incidents that {@link #list} gives. */
  public static final int MAX_LIMIT = 1_000;

  private static final int ATTEMPTS = 5;
  private static final String WAITING =
      """
      cases c where c.undecided_cloud = i.cloud and coalesce(c.undecided_source, '') = i.source
        and c.tenant = i.tenant""";
  private static final String COLUMNS = "id, tenant, cloud, source, since, until";
  private static final String SELECT =
      """
      select %s, case when until is null
        then (select count(*) from %s)
        else undecided end as undecided
      from incidents i\
      """
          .formatted(COLUMNS, WAITING);
  private static final String OPEN =
      "insert into incidents (tenant, cloud, source, since) values (?, ?, ?, ?)"
          + " on conflict do nothing";
  private static final String OF = " tenant = ? and cloud = ? and source = ?";
  private static final String CLOSE =
      """
      update incidents i set until = greatest(since, ?), undecided = (select count(*) from %s)
      where%s and until is null returning %s, undecided
      """
          .formatted(WAITING, OF, COLUMNS);
  private static final String AWAITED =
      """
      select exists (select from cases where undecided_cloud = ?
        and coalesce(undecided_source, '') = ? and tenant = ?)
      """;

  private final Database database;

  public Incidents(Database database) {
    this.database = database;
  }

  /**
   * Opens an incident, and gives the one that is open. While one of the source is open, and for a
   * stall that has been closed already, nothing happens; the latter is given as it is.
   */
  public Incident open(SourceId source, Instant since) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // Between the two, the one that was open may be closed: then there is room for this one.
      Optional<Incident> incident = insertAndFind(source, Micros.floor(since));
      if (incident.isPresent()) {
        return incident.get();
      }
    }
    throw new IllegalStateException(
        "expected to open an incident of %s, found it closed %d times at once"
            .formatted(source.ref().shown(), ATTEMPTS));
  }

  private Optional<Incident> insertAndFind(SourceId source, Instant since) {
    try (Connection connection = database.writer()) {
      new Query(OPEN, tenant(source), cloud(source), name(source), since).update(connection);
      return new Query(SELECT + " where" + OF, tenant(source), cloud(source), name(source))
              .add(" and (until is null or since = ?)", since)
              .add(" order by until is null desc limit 1")
              .list(connection, Incidents::read)
              .stream()
              .findFirst();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot open an incident of " + source.ref().shown(), e);
    }
  }

  /** Closes the open incident of the source; empty when there is none. Never before it began. */
  public Optional<Incident> close(SourceId source, Instant until) {
    try (Connection connection = database.writer()) {
      return new Query(CLOSE, until, tenant(source), cloud(source), name(source))
          .list(connection, Incidents::read).stream().findFirst();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot close the incident of " + source.ref().shown(), e);
    }
  }

  /** Whether a case is undecided because of this source. */
  public boolean isAwaited(SourceId source) {
    return new Query(AWAITED, cloud(source), name(source), tenant(source))
        .list(database, "look for undecided cases", row -> row.getBoolean(1))
        .getFirst();
  }

  /**
   * Incidents, the newest first.
   *
   * @param open only open ones, or only closed ones; null for both
   * @param limit between 1 and {@link #MAX_LIMIT}; others are moved inside
   */
  public List<Incident> list(TenantId tenant, @Nullable Boolean open, int limit) {
    Query query = new Query(SELECT + " where tenant = ?", tenant);
    if (open != null) {
      query.add(open ? " and until is null" : " and until is not null");
    }
    return query
        .add(" order by since desc, id desc limit ?", Math.clamp(limit, 1, MAX_LIMIT))
        .list(database, "list incidents", Incidents::read);
  }

  private static Incident read(ResultSet row) throws SQLException {
    return new Incident(
        row.getLong("id"),
        new SourceId(Query.tenant(row), new SourceRef(Query.cloud(row), row.getString("source"))),
        Query.instant(row, "since"),
        Query.instantOrNull(row, "until"),
        row.getLong("undecided"));
  }

  private static TenantId tenant(SourceId source) {
    return source.tenant();
  }

  private static String cloud(SourceId source) {
    return source.ref().cloud().label();
  }

  private static String name(SourceId source) {
    return source.ref().source();
  }
}
