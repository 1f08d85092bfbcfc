// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The daily partitions of {@code events}, {@code receipts} and {@code verdicts}, days in UTC. One
 * process at a time makes or drops them, by an advisory lock; nobody who reads or writes has to
 * wait for a new one.
 */
public final class DailyPartitions {
  public static final List<String> PARTITIONED = List.of("events", "receipts", "verdicts");
  static final long ADVISORY_LOCK = 0x48454C494F530001L;
  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

  private final Database database;
  private final Clock clock;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  public DailyPartitions(Database database) {
    this(database, Clock.systemUTC());
  }

  DailyPartitions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes yesterday, today and the next two days; call it at least once a day. */
  public void ensureAhead() {
    LocalDate today = day(clock.instant());
    ensure(List.of(today.minusDays(1), today, today.plusDays(1), today.plusDays(2)));
  }

  /**
   * Makes what is missing of these days. A day outside the supported range is left out: its row is
   * refused like any other value the database cannot hold.
   */
  void ensure(Collection<LocalDate> days) {
    List<LocalDate> missing = new ArrayList<>();
    for (LocalDate day : days) {
      if (!known.contains(day)
          && Micros.isReasonable(day.atStartOfDay().toInstant(ZoneOffset.UTC))) {
        missing.add(day);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    try (Connection connection = database.apart(Duration.ofSeconds(20))) {
      connection.setAutoCommit(false);
      lock(connection);
      for (LocalDate day : missing) {
        for (String table : PARTITIONED) {
          make(connection, table, day);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot make the partitions of " + missing, e);
    }
    known.addAll(missing);
  }

  /** Clears the cache of existing partitions, because one may have been dropped. */
  void forget() {
    known.clear();
  }

  public static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  static String name(String table, LocalDate day) {
    return table + "_" + SUFFIX.format(day);
  }

  public static LocalDate dayOf(String table, String partition) {
    return LocalDate.parse(partition.substring(table.length() + 1), SUFFIX);
  }

  public static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '5s'");
      statement.execute("select pg_advisory_xact_lock(" + ADVISORY_LOCK + ")");
    }
  }

  public static List<String> existing(Connection connection, String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = ?::regclass order by c.relname")) {
      select.setString(1, table);
      List<String> names = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }

  private static void make(Connection connection, String table, LocalDate day) throws SQLException {
    String partition = name(table, day);
    if (existing(connection, table).contains(partition)) {
      return;
    }
    // Made first and attached then: "create table ... partition of" would stop all readers.
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table %s (like %s including all)".formatted(partition, table));
      statement.execute(
          "alter table %s attach partition %s for values from ('%s 00:00+00') to ('%s 00:00+00')"
              .formatted(table, partition, day, day.plusDays(1)));
    }
  }
}
