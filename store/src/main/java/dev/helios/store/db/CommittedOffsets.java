// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import dev.helios.core.log.LogPartition;
import dev.helios.core.log.OffsetRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the event writers are in the log, and the fence that lets only one of them take a step. */
public final class CommittedOffsets {
  private static final String ADVANCE =
      """
      insert into log_progress as p (topic, partition, delivery, next_offset, records) values (?, ?, ?, ?, ?)
      on conflict (topic, partition) do update
        set next_offset = excluded.next_offset, records = p.records + excluded.records
        where p.next_offset = ?
      """;
  private static final String READ =
      "select topic, partition, next_offset from log_progress where delivery = ?";

  private final Database database;
  private final boolean delivery;

  private CommittedOffsets(Database database, boolean delivery) {
    this.database = database;
    this.delivery = delivery;
  }

  /** Of records that the books count: what the gateway wrote. */
  public static CommittedOffsets ofDeliveries(Database database) {
    return new CommittedOffsets(database, true);
  }

  /** Of records that the books do not count: what was concluded from deliveries. */
  public static CommittedOffsets ofConclusions(Database database) {
    return new CommittedOffsets(database, false);
  }

  /**
   * Takes the steps, and holds their partitions until the transaction ends; false when another is
   * ahead in one of them.
   */
  public boolean advance(Connection connection, List<OffsetRange> ranges) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(ADVANCE)) {
      for (OffsetRange range :
          ranges.stream().sorted(Comparator.comparing(OffsetRange::partition)).toList()) {
        upsert.setString(1, range.partition().topic());
        upsert.setInt(2, range.partition().partition());
        upsert.setBoolean(3, delivery);
        upsert.setLong(4, range.to());
        upsert.setInt(5, range.records());
        upsert.setLong(6, range.from());
        upsert.addBatch();
      }
      for (int updated : upsert.executeBatch()) {
        if (updated != 1) {
          return false;
        }
      }
    }
    return true;
  }

  public Map<LogPartition, Long> read(Connection connection, List<OffsetRange> ranges)
      throws SQLException {
    Map<LogPartition, Long> all = all(connection);
    Map<LogPartition, Long> actual = new HashMap<>();
    for (OffsetRange range : ranges) {
      actual.put(range.partition(), all.getOrDefault(range.partition(), range.from()));
    }
    return actual;
  }

  public Map<LogPartition, Long> read() {
    try (Connection connection = database.reader()) {
      return all(connection);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the progress in the log", e);
    }
  }

  private Map<LogPartition, Long> all(Connection connection) throws SQLException {
    Map<LogPartition, Long> progress = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setBoolean(1, delivery);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          progress.put(new LogPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
    return progress;
  }
}
