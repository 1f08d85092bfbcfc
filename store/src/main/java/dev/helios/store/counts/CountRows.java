// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds a tally to the counts, as the last thing before the commit: the rows are locked from then.
 */
public final class CountRows {
  private static final String CLOUDS = clouds();
  private static final String KINDS =
      """
      insert into type_counts as c (shard, tenant, cloud, event_type, currency, events, amount)
        values (?, ?, ?, ?, ?, ?, ?)
      on conflict (shard, tenant, cloud, event_type, currency)
        do update set events = c.events + excluded.events, amount = c.amount + excluded.amount
      """;
  private static final String BUCKETS =
      """
      insert into %1$s_counts as c (%1$s, shard, tenant, cloud, events) values (?, ?, ?, ?, ?)
      on conflict (%1$s, shard, tenant, cloud) do update set events = c.events + excluded.events
      """;
  private static final String MINUTES = BUCKETS.formatted("minute");
  private static final String HOURS = BUCKETS.formatted("hour");

  private CountRows() {}

  public static void add(Connection connection, CountDeltas tally) throws SQLException {
    addKinds(connection, tally);
    addBuckets(connection, MINUTES, tally.minutes);
    addBuckets(connection, HOURS, tally.hours);
    addClouds(connection, tally);
  }

  private static void addClouds(Connection connection, CountDeltas tally) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(CLOUDS)) {
      for (Map.Entry<CountDeltas.Owner, long[]> entry : tally.clouds.entrySet()) {
        int at = owner(upsert, 1, entry.getKey());
        for (long value : entry.getValue()) {
          upsert.setLong(at++, value);
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void addKinds(Connection connection, CountDeltas tally) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(KINDS)) {
      for (Map.Entry<CountDeltas.Kind, CountDeltas.Sum> entry : tally.kinds.entrySet()) {
        int at = owner(upsert, 1, entry.getKey().owner());
        upsert.setString(at++, entry.getKey().type());
        upsert.setString(at++, entry.getKey().currency());
        upsert.setLong(at++, entry.getValue().events());
        upsert.setBigDecimal(at, entry.getValue().amount());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void addBuckets(
      Connection connection, String sql, SortedMap<CountDeltas.Minute, Long> buckets)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(sql)) {
      for (Map.Entry<CountDeltas.Minute, Long> entry : buckets.entrySet()) {
        upsert.setObject(1, entry.getKey().minute().atOffset(ZoneOffset.UTC));
        int at = owner(upsert, 2, entry.getKey().owner());
        upsert.setLong(at, entry.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static int owner(PreparedStatement statement, int from, CountDeltas.Owner owner)
      throws SQLException {
    statement.setInt(from, owner.shard());
    statement.setString(from + 1, owner.tenant().value());
    statement.setString(from + 2, owner.cloud());
    return from + 3;
  }

  private static String clouds() {
    var columns =
        Stream.of(CountDeltas.Measure.values())
            .map(m -> m.name().toLowerCase(Locale.ROOT))
            .toList();
    return "insert into cloud_counts as c (shard, tenant, cloud, "
        + String.join(", ", columns)
        + ") values (?, ?, ?"
        + ", ?".repeat(columns.size())
        + ") on conflict (shard, tenant, cloud) do update set "
        + columns.stream()
            .map(column -> "%1$s = c.%1$s + excluded.%1$s".formatted(column))
            .collect(Collectors.joining(", "));
  }
}
