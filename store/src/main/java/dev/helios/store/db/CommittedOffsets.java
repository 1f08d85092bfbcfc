// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import dev.helios.core.log.LogIdentity;
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

/**
 * Where the event writers are in the log, and the fence that lets only one of them take a step.
 * Offsets are kept for each log: those of a log that was replaced count in it, and in no other.
 * Thread-safe.
 */
public final class CommittedOffsets {
  private static final String ADVANCE =
      """
      insert into log_progress as p (log, topic, partition, delivery, next_offset, records)
        values (?, ?, ?, ?, ?, ?)
      on conflict (log, topic, partition) do update
        set next_offset = excluded.next_offset, records = p.records + excluded.records
        where p.next_offset = ?
      """;
  private static final String READ =
      "select topic, partition, next_offset from log_progress where delivery = ? and log = ?";

  /** Rows from before logs were told apart belong to the first log that is read afterwards. */
  private static final String ADOPT =
      """
      update log_progress set log = ? where log = '' and delivery = ?
        and not exists (select from log_progress where log = ? and delivery = ?)
      """;

  /** What offsets count in until a log is named. */
  private static final String UNNAMED = "";

  private final Database database;
  private final boolean delivery;
  private volatile String log = UNNAMED;

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

  /** From now on offsets are those of this log. Throws {@link StoreUnavailable}. */
  public void readFrom(LogIdentity identity) {
    String named = identity.text();
    if (named.equals(log)) {
      return;
    }
    try (Connection connection = database.writer()) {
      new Query(ADOPT, named, delivery, named, delivery).update(connection);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot say which log the progress belongs to", e);
    }
    log = named;
  }

  /**
   * Takes the steps, and holds their partitions until the transaction ends; false when another is
   * ahead in one of them.
   */
  public boolean advance(Connection connection, List<OffsetRange> ranges) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(ADVANCE)) {
      for (OffsetRange range :
          ranges.stream().sorted(Comparator.comparing(OffsetRange::partition)).toList()) {
        upsert.setString(1, log);
        upsert.setString(2, range.partition().topic());
        upsert.setInt(3, range.partition().partition());
        upsert.setBoolean(4, delivery);
        upsert.setLong(5, range.to());
        upsert.setInt(6, range.records());
        upsert.setLong(7, range.from());
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
      select.setString(2, log);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          progress.put(new LogPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
    return progress;
  }
}
