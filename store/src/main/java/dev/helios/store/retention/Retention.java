// SPDX-License-Identifier: MIT
package dev.helios.store.retention;

import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.db.DailyPartitions;
import dev.helios.store.db.Database;
import dev.helios.store.db.StoreUnavailable;
import dev.helios.store.verdicts.CasePurge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops what is older than it has to be kept: whole days of events, receipts and revisions, the
 * identities of those days, cases closed and quarantine received before, and fine-grained counts.
 * Open cases stay with their latest verdict until they are closed, open quarantine until somebody
 * closes it.
 */
public final class Retention {
  private static final int CHUNK = 20_000;

  private final Database database;

  public Retention(Database database) {
    this.database = database;
  }

  /**
   * What one run removed.
   *
   * @param days partitions of events dropped
   * @param identities identities forgotten: from now on they would be stored again
   * @param cases cases forgotten, with their notes
   */
  public record Purged(List<LocalDate> days, long identities, long quarantined, long cases) {
    public Purged {
      days = List.copyOf(days);
    }
  }

  /**
   * Keeps every event received after {@code now - keep}, and the rest of that day. Run it once an
   * hour or so; several at once do no harm. Waits at most 5 s for a lock, and then throws {@link
   * StoreUnavailable}; what it has done by then stays done.
   *
   * @param keep at least one day
   */
  public Purged apply(Instant now, Duration keep) {
    if (keep.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("expected to keep at least a day, found " + keep);
    }
    LocalDate firstKept = DailyPartitions.day(now.minus(keep));
    try (Connection connection = database.apart(Duration.ofMinutes(2))) {
      List<LocalDate> days = dropDays(connection, firstKept);
      connection.setAutoCommit(true);
      String before = "'" + firstKept + " 00:00+00'::timestamptz";
      long identities =
          chunked(connection, "identities", "received_at < " + before)
              + chunked(connection, "identity_variants", "received_at < " + before);
      long quarantined =
          chunked(connection, "quarantine", "status <> 'open' and received_at < " + before);
      long cases = CasePurge.run(connection, firstKept.atStartOfDay().toInstant(ZoneOffset.UTC));
      String minutes = "minute < '" + now.minus(SummaryQueries.MINUTES_KEPT) + "'::timestamptz";
      chunked(connection, "minute_counts", minutes);
      chunked(connection, "verdict_minutes", minutes);
      chunked(connection, "verdict_hours", "hour < " + before);
      return new Purged(days, identities, quarantined, cases);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot drop what is older than " + firstKept, e);
    }
  }

  private static List<LocalDate> dropDays(Connection connection, LocalDate firstKept)
      throws SQLException {
    connection.setAutoCommit(false);
    List<LocalDate> dropped = new ArrayList<>();
    for (String table : DailyPartitions.PARTITIONED) {
      for (String partition : DailyPartitions.existing(connection, table)) {
        LocalDate day = DailyPartitions.dayOf(table, partition);
        if (day.isBefore(firstKept)) {
          DailyPartitions.lock(connection);
          drop(connection, partition);
          if (table.equals("events")) {
            countPurged(connection, day);
            dropped.add(day);
          }
        }
        // One day a transaction: the lock on the parent table is held for no longer than that.
        connection.commit();
      }
    }
    return dropped;
  }

  private static void drop(Connection connection, String partition) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists " + partition);
    }
  }

  /** After the drop, which waited for everyone who was still adding to that day. */
  private static void countPurged(Connection connection, LocalDate day) throws SQLException {
    String purge =
        """
        with gone as (
          delete from hour_counts where hour >= ? and hour < ? returning tenant, cloud, events)
        insert into cloud_counts (shard, tenant, cloud, purged)
          select -1, tenant, cloud, sum(events) from gone group by tenant, cloud order by 2, 3
        on conflict (shard, tenant, cloud)
          do update set purged = cloud_counts.purged + excluded.purged
        """;
    try (PreparedStatement statement = connection.prepareStatement(purge)) {
      statement.setObject(1, day.atStartOfDay().atOffset(ZoneOffset.UTC));
      statement.setObject(2, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** In small transactions, so that a event writer never waits long for a row. */
  private static long chunked(Connection connection, String table, String condition)
      throws SQLException {
    long deleted = 0;
    String delete =
        "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s limit %3$d))"
            .formatted(table, condition, CHUNK);
    try (Statement statement = connection.createStatement()) {
      int chunk;
      do {
        chunk = statement.executeUpdate(delete);
        deleted += chunk;
      } while (chunk > 0);
    }
    return deleted;
  }
}
