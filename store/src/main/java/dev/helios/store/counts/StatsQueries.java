// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Reads the counts; the cost does not grow with the number of events. Thread-safe. */
public final class StatsQueries {
  /** Most types that {@link Stats#amounts} holds. */
  public static final int MAX_TYPES = 100;

  /** The last 24 hours are whole hours from the first full one on, and the minutes before it. */
  private static final String CLOUDS =
      """
      select cloud, stored, duplicates, conflicts, open, coalesce(events, 0) as recent
      from (
        select cloud, sum(stored)::bigint as stored,
          sum(settled + duplicate_receipts)::bigint as duplicates,
          sum(conflicts)::bigint as conflicts,
          sum(quarantine_kept - quarantine_closed)::bigint as open
        from cloud_counts where tenant = ? group by cloud) counts
      left join (
        select cloud, sum(events)::bigint as events from (
          select cloud, events from hour_counts where tenant = ? and hour >= ?
          union all
          select cloud, events from minute_counts
          where tenant = ? and minute >= ? and minute < ?) lately
        group by cloud) recent using (cloud)
      """;

  private static final String TYPES =
      """
      select cloud, event_type, currency, sum(events)::bigint as events, sum(amount) as amount
      from type_counts where tenant = ? group by cloud, event_type, currency
      order by 4 desc, 1, 2, 3 limit\s"""
          + MAX_TYPES;

  private final Database database;

  public StatsQueries(Database database) {
    this.database = database;
  }

  private record CloudRow(
      Cloud cloud, long stored, long duplicates, long conflicts, long open, long recent) {
    static CloudRow read(ResultSet row) throws SQLException {
      return new CloudRow(
          Query.cloud(row),
          row.getLong("stored"),
          row.getLong("duplicates"),
          row.getLong("conflicts"),
          row.getLong("open"),
          row.getLong("recent"));
    }
  }

  /** The counts as of now. Throws {@link StoreUnavailable}. */
  public Stats stats(TenantId tenant, Instant now) {
    try (Connection connection = database.reader()) {
      return read(connection, tenant, now);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the stats", e);
    }
  }

  private static Stats read(Connection connection, TenantId tenant, Instant now)
      throws SQLException {
    List<CloudRow> clouds = clouds(connection, tenant, now);
    return new Stats(
        sum(clouds, CloudRow::stored),
        byCloud(clouds, CloudRow::stored),
        sum(clouds, CloudRow::recent),
        byCloud(clouds, CloudRow::recent),
        sum(clouds, CloudRow::duplicates),
        sum(clouds, CloudRow::conflicts),
        sum(clouds, CloudRow::open),
        types(connection, tenant));
  }

  private static List<CloudRow> clouds(Connection connection, TenantId tenant, Instant now)
      throws SQLException {
    Instant from = now.minus(Duration.ofHours(24)).truncatedTo(ChronoUnit.MINUTES);
    Instant hour = from.minusNanos(1).truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    return new Query(CLOUDS, tenant, tenant, hour, tenant, from, hour)
        .list(connection, CloudRow::read);
  }

  private static List<Stats.TypeCount> types(Connection connection, TenantId tenant)
      throws SQLException {
    return new Query(TYPES, tenant)
        .list(
            connection,
            row ->
                new Stats.TypeCount(
                    Query.cloud(row),
                    row.getString("event_type"),
                    row.getString("currency"),
                    row.getLong("events"),
                    row.getBigDecimal("amount")));
  }

  private static long sum(List<CloudRow> clouds, ToLongFunction<CloudRow> count) {
    return clouds.stream().mapToLong(count).sum();
  }

  private static Map<Cloud, Long> byCloud(List<CloudRow> clouds, ToLongFunction<CloudRow> count) {
    Map<Cloud, Long> byCloud = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      byCloud.put(cloud, 0L);
    }
    clouds.forEach(row -> byCloud.put(row.cloud(), count.applyAsLong(row)));
    return byCloud;
  }
}
