// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Cloud;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the counts; the cost does not grow with the number of events. Thread-safe. */
public final class StatsQueries {
  /** Most types that {@link Stats#amounts} tells of. */
  public static final int MAX_TYPES = 100;

  private static final String CLOUDS =
      """
      select cloud, sum(stored)::bigint as stored,
        sum(settled + duplicate_receipts)::bigint as duplicates,
        sum(conflicts)::bigint as conflicts,
        sum(quarantine_kept - quarantine_closed)::bigint as open
      from cloud_counts group by cloud
      """;

  /** Whole hours from the first full one on, and the minutes before it. */
  private static final String RECENT =
      """
      select cloud, sum(events)::bigint as events from (
        select cloud, events from hour_counts where hour >= ?
        union all
        select cloud, events from minute_counts where minute >= ? and minute < ?) recent
      group by cloud
      """;

  private static final String TYPES =
      """
      select cloud, event_type, currency, sum(events)::bigint as events, sum(amount) as amount
      from type_counts group by cloud, event_type, currency
      order by 4 desc, 1, 2, 3 limit\s"""
          + MAX_TYPES;

  private final Database database;

  public StatsQueries(Database database) {
    this.database = database;
  }

  private record CloudRow(Cloud cloud, long stored, long duplicates, long conflicts, long open) {}

  private record Recent(Cloud cloud, long events) {}

  /** The counts as of now. Throws {@link StoreUnavailable}. */
  public Stats stats(Instant now) {
    try (Connection connection = database.reader()) {
      return read(connection, now);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the stats", e);
    }
  }

  private static Stats read(Connection connection, Instant now) throws SQLException {
    List<CloudRow> clouds =
        new Query(CLOUDS)
            .list(
                connection,
                row ->
                    new CloudRow(
                        EventReader.cloud(row),
                        row.getLong("stored"),
                        row.getLong("duplicates"),
                        row.getLong("conflicts"),
                        row.getLong("open")));
    Map<Cloud, Long> byCloud = zeroes();
    clouds.forEach(row -> byCloud.put(row.cloud(), row.stored()));
    Map<Cloud, Long> recent = recent(connection, now);
    return new Stats(
        clouds.stream().mapToLong(CloudRow::stored).sum(),
        byCloud,
        recent.values().stream().mapToLong(Long::longValue).sum(),
        recent,
        clouds.stream().mapToLong(CloudRow::duplicates).sum(),
        clouds.stream().mapToLong(CloudRow::conflicts).sum(),
        clouds.stream().mapToLong(CloudRow::open).sum(),
        types(connection));
  }

  private static Map<Cloud, Long> recent(Connection connection, Instant now) throws SQLException {
    Instant from = now.minus(Duration.ofHours(24)).truncatedTo(ChronoUnit.MINUTES);
    Instant hour = from.minusNanos(1).truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    Map<Cloud, Long> recent = zeroes();
    new Query(RECENT, hour, from, hour)
        .list(connection, row -> new Recent(EventReader.cloud(row), row.getLong("events")))
        .forEach(row -> recent.put(row.cloud(), row.events()));
    return recent;
  }

  private static List<Stats.TypeCount> types(Connection connection) throws SQLException {
    return new Query(TYPES)
        .list(
            connection,
            row ->
                new Stats.TypeCount(
                    EventReader.cloud(row),
                    row.getString("event_type"),
                    row.getString("currency"),
                    row.getLong("events"),
                    row.getBigDecimal("amount")));
  }

  private static Map<Cloud, Long> zeroes() {
    Map<Cloud, Long> zeroes = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      zeroes.put(cloud, 0L);
    }
    return zeroes;
  }
}
