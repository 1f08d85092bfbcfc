// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;

/**
 * Adds a tally of verdicts to the counts, as the last thing before the commit: the rows are locked
 * from then.
 */
final class CaseCountRows {
  private static final String FLOWS =
      """
      insert into flow_counts as c (shard, tenant, flow, revisions, opened) values (?, ?, ?, ?, ?)
      on conflict (shard, tenant, flow) do update
        set revisions = c.revisions + excluded.revisions, opened = c.opened + excluded.opened
      """;
  private static final String STATUSES =
      """
      insert into case_counts as c (shard, tenant, flow, status, currency, cases, open, exposure)
        values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (shard, tenant, flow, status, currency) do update
        set cases = c.cases + excluded.cases, open = c.open + excluded.open,
          exposure = c.exposure + excluded.exposure
      """;
  private static final String FINDINGS =
      """
      insert into finding_counts as c (shard, tenant, flow, finding, cases) values (?, ?, ?, ?, ?)
      on conflict (shard, tenant, flow, finding) do update set cases = c.cases + excluded.cases
      """;
  private static final String BUCKETS =
      """
      insert into verdict_%1$ss as c (shard, tenant, flow, word, %1$s, cases)
        values (?, ?, ?, ?, ?, ?)
      on conflict (%1$s, shard, tenant, flow, word) do update set cases = c.cases + excluded.cases
      """;
  private static final String MINUTES = BUCKETS.formatted("minute");
  private static final String HOURS = BUCKETS.formatted("hour");

  private CaseCountRows() {}

  static void add(Connection connection, CaseCountDeltas tally) throws SQLException {
    addFlows(connection, tally);
    addStatuses(connection, tally);
    addFindings(connection, tally);
    addBuckets(connection, MINUTES, tally.minutes);
    addBuckets(connection, HOURS, tally.hours);
  }

  private static void addFlows(Connection connection, CaseCountDeltas tally) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(FLOWS)) {
      for (Map.Entry<CaseCountDeltas.Owner, CaseCountDeltas.Steps> entry : tally.flows.entrySet()) {
        owner(upsert, entry.getKey());
        upsert.setLong(4, entry.getValue().revisions());
        upsert.setLong(5, entry.getValue().opened());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void addStatuses(Connection connection, CaseCountDeltas tally)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(STATUSES)) {
      for (Map.Entry<CaseCountDeltas.Word, CaseCountDeltas.Sum> entry : tally.statuses.entrySet()) {
        word(upsert, entry.getKey());
        upsert.setString(5, entry.getKey().currency());
        upsert.setLong(6, entry.getValue().cases());
        upsert.setLong(7, entry.getValue().open());
        upsert.setBigDecimal(8, entry.getValue().exposure());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void addFindings(Connection connection, CaseCountDeltas tally)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(FINDINGS)) {
      for (Map.Entry<CaseCountDeltas.Word, Long> entry : tally.findings.entrySet()) {
        word(upsert, entry.getKey());
        upsert.setLong(5, entry.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void addBuckets(
      Connection connection, String sql, SortedMap<CaseCountDeltas.Bucket, Long> buckets)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(sql)) {
      for (Map.Entry<CaseCountDeltas.Bucket, Long> entry : buckets.entrySet()) {
        word(upsert, entry.getKey().word());
        upsert.setObject(5, entry.getKey().at().atOffset(ZoneOffset.UTC));
        upsert.setLong(6, entry.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void word(PreparedStatement statement, CaseCountDeltas.Word word)
      throws SQLException {
    owner(statement, word.owner());
    statement.setString(4, word.word());
  }

  private static void owner(PreparedStatement statement, CaseCountDeltas.Owner owner)
      throws SQLException {
    statement.setInt(1, owner.shard());
    statement.setString(2, owner.tenant().value());
    statement.setString(3, owner.flow());
  }
}
