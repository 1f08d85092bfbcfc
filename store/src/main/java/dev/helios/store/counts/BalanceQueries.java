// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import dev.helios.core.event.Cloud;
import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws up the books from the counts, and counts the rows again for a proof. Thread-safe. */
public final class BalanceQueries {
  private static final String CLOUDS =
      """
      select cloud,
        sum(event_records + quarantine_records + duplicate_receipts + refused_receipts)::bigint
          as received,
        sum(event_records - settled - poisoned)::bigint as admitted,
        sum(settled + duplicate_receipts)::bigint as duplicate,
        sum(quarantine_records + poisoned)::bigint as quarantined,
        sum(refused_receipts)::bigint as refused,
        sum(stored)::bigint as stored,
        sum(stored - purged)::bigint as kept,
        sum(event_records)::bigint as event_records
      from cloud_counts group by cloud
      """;

  private static final String READ =
      """
      select topic, partition, sum(records)::bigint as records,
        coalesce(max(next_offset) filter (where log in (?, '')), 0) as next_offset
      from log_progress where delivery group by topic, partition
      """;

  private static final String RECONCILED =
      """
      select coalesce(sum(judged), 0)::bigint as judged, coalesce(sum(outside), 0)::bigint as outside
      from reconciler_tallies
      """;

  private final Database database;

  public BalanceQueries(Database database) {
    this.database = database;
  }

  private record CloudRow(Cloud cloud, Balance.Counts counts, long kept, long eventRecords) {

    static CloudRow read(ResultSet row) throws SQLException {
      return new CloudRow(
          Query.cloud(row),
          new Balance.Counts(
              row.getLong("received"),
              row.getLong("admitted"),
              row.getLong("duplicate"),
              row.getLong("quarantined"),
              row.getLong("refused"),
              row.getLong("stored")),
          row.getLong("kept"),
          row.getLong("event_records"));
    }
  }

  private record LogRow(LogPartition partition, Balance.Read read) {

    static LogRow read(ResultSet row) throws SQLException {
      return new LogRow(
          new LogPartition(row.getString("topic"), row.getInt("partition")),
          new Balance.Read(row.getLong("next_offset"), row.getLong("records")));
    }
  }

  /**
   * The books at one moment: counts of everything that was ever read, and how far this log has been
   * read. Throws {@link StoreUnavailable}.
   */
  public Balance balance(LogIdentity log) {
    try (Connection connection = database.reader()) {
      // One snapshot for all statements: a batch between them would upset the books.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      List<CloudRow> clouds = new Query(CLOUDS).list(connection, CloudRow::read);
      List<LogRow> read = new Query(READ, log.text()).list(connection, LogRow::read);
      Balance.Reconciled reconciled = reconciled(connection, clouds);
      connection.rollback();
      return balance(clouds, read, reconciled);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the balance", e);
    }
  }

  private static Balance.Reconciled reconciled(Connection connection, List<CloudRow> clouds)
      throws SQLException {
    long eventRecords = clouds.stream().mapToLong(CloudRow::eventRecords).sum();
    return new Query(RECONCILED)
        .list(
            connection,
            row ->
                new Balance.Reconciled(eventRecords, row.getLong("judged"), row.getLong("outside")))
        .getFirst();
  }

  private static Balance balance(
      List<CloudRow> clouds, List<LogRow> log, Balance.Reconciled reconciled) {
    Map<Cloud, Balance.Counts> byCloud = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      byCloud.put(cloud, Balance.Counts.NONE);
    }
    clouds.forEach(row -> byCloud.put(row.cloud(), row.counts()));
    Map<LogPartition, Balance.Read> reads = new HashMap<>();
    log.forEach(row -> reads.put(row.partition(), row.read()));
    Balance.Counts sum =
        byCloud.values().stream().reduce(Balance.Counts.NONE, Balance.Counts::plus);
    long received = reads.values().stream().mapToLong(Balance.Read::records).sum();
    Balance.Counts total =
        new Balance.Counts(
            received,
            sum.admitted(),
            sum.duplicate(),
            sum.quarantined(),
            sum.refused(),
            sum.stored());
    return new Balance(
        total, byCloud, clouds.stream().mapToLong(CloudRow::kept).sum(), reads, reconciled);
  }

  /**
   * Counts the events' rows one by one: the proof of {@link Balance#kept}. Reads the whole table
   * and takes its time, up to ten minutes; for checks, not for requests.
   */
  public Map<Cloud, Long> recount() {
    Map<Cloud, Long> counts = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      counts.put(cloud, 0L);
    }
    try (Connection connection = database.apart(Duration.ofMinutes(10))) {
      new Query("select cloud, count(*) as events from events group by cloud")
          .list(connection, row -> Map.entry(Query.cloud(row), row.getLong("events")))
          .forEach(row -> counts.put(row.getKey(), row.getValue()));
      return counts;
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot count the events", e);
    }
  }
}
