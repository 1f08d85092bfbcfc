// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.SourceRef;
import dev.helios.store.db.CopyRows;
import dev.helios.store.db.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes revisions and the latest state of cases. */
final class CaseRows {
  private static final List<String> LATEST =
      List.of(
          "case_id",
          "opened_at",
          "judged_at",
          "closed_at",
          "next_due",
          "revision",
          "version",
          "tenant",
          "flow",
          "key",
          "status",
          "reason",
          "sentence",
          "findings",
          "clouds",
          "undecided_cloud",
          "undecided_source",
          "exposure",
          "currency",
          "verdict");
  private static final List<String> REVISIONS =
      List.of(
          "judged_at",
          "log_offset",
          "log_partition",
          "revision",
          "version",
          "case_id",
          "tenant",
          "flow",
          "key",
          "status",
          "reason",
          "sentence",
          "verdict");
  private static final String KNOWN =
      """
      select case_id, revision, status, findings, exposure, currency, closed_at is null as open
      from cases where case_id = any(?::uuid[]) order by case_id for update
      """;
  private static final String STAGE =
      "create temp table if not exists staged_cases (like cases including defaults)"
          + " on commit delete rows";
  private static final String UPSERT = upsert();

  private CaseRows() {}

  /** The stored rows of these cases, locked until the transaction ends. */
  static Map<Digest, VerdictRow.State> known(Connection connection, Set<Digest> cases)
      throws SQLException {
    Map<Digest, VerdictRow.State> known = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(
          1, connection.createArrayOf("uuid", cases.stream().map(Digest::uuid).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.put(Digest.of(rows.getObject("case_id", UUID.class)), state(rows));
        }
      }
    }
    return known;
  }

  private static VerdictRow.State state(ResultSet row) throws SQLException {
    BigDecimal exposure = row.getBigDecimal("exposure");
    String currency = row.getString("currency");
    return new VerdictRow.State(
        row.getInt("revision"),
        row.getString("status"),
        new TreeSet<>(Query.texts(row, "findings")),
        exposure == null ? BigDecimal.ZERO : exposure,
        currency == null ? "" : currency,
        row.getBoolean("open"));
  }

  static void addRevisions(Connection connection, List<VerdictRow> revisions) throws SQLException {
    CopyRows.copy(
        connection,
        "verdicts",
        String.join(", ", REVISIONS),
        rows -> {
          for (VerdictRow judged : revisions) {
            Verdict verdict = judged.verdict();
            rows.row(REVISIONS.size());
            rows.time(verdict.judgedAt());
            rows.bigint(judged.logged().position().offset());
            rows.integer(judged.logged().position().partition());
            rows.integer(verdict.revision());
            rows.integer(verdict.version());
            rows.uuid(judged.caseId());
            said(rows, verdict);
            rows.bytes(judged.json());
          }
        });
  }

  /**
   * Writes the latest revision of each case. Throws a serialization failure when another writer has
   * meanwhile opened one of those that were not known.
   */
  static void putLatest(Connection connection, Collection<VerdictRow> latest, Set<Digest> known)
      throws SQLException {
    List<VerdictRow> ordered =
        latest.stream().sorted(Comparator.comparing(judged -> judged.caseId().hex())).toList();
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      // Filled already where the batch is written in pieces. Cheaper than truncate, which is for
      // tables that are large.
      statement.execute("delete from staged_cases");
      CopyRows.copy(
          connection,
          "staged_cases",
          String.join(", ", LATEST),
          rows -> {
            for (VerdictRow judged : ordered) {
              row(rows, judged);
            }
          });
      Set<Digest> opened = new HashSet<>();
      int written = 0;
      try (ResultSet rows = statement.executeQuery(UPSERT)) {
        while (rows.next()) {
          written++;
          if (rows.getBoolean(2)) {
            opened.add(Digest.of(rows.getObject(1, UUID.class)));
          }
        }
      }
      boolean asKnown = opened.size() == latest.size() - known.size();
      if (written != latest.size() || !asKnown || opened.stream().anyMatch(known::contains)) {
        throw new SQLException("a case was judged twice at once", "40001");
      }
    }
  }

  private static void row(CopyRows rows, VerdictRow judged) throws SQLException {
    Verdict verdict = judged.verdict();
    Exposure exposure = verdict.exposure();
    rows.row(LATEST.size());
    rows.uuid(judged.caseId());
    rows.time(verdict.openedAt());
    rows.time(verdict.judgedAt());
    rows.timeOrNull(verdict.closedAt());
    rows.timeOrNull(verdict.nextDue());
    rows.integer(verdict.revision());
    rows.integer(verdict.version());
    said(rows, verdict);
    rows.texts(judged.state().findings());
    rows.texts(verdict.clouds().stream().map(Cloud::label).toList());
    SourceRef waitingFor = verdict.waitingFor();
    rows.text(waitingFor == null ? null : waitingFor.cloud().label());
    rows.text(waitingFor == null || waitingFor.isWholeCloud() ? null : waitingFor.source());
    rows.numeric(exposure == null ? null : exposure.amount());
    rows.text(currency(exposure));
    rows.bytes(judged.json());
  }

  private static @Nullable String currency(@Nullable Exposure exposure) {
    return exposure == null ? null : exposure.currency();
  }

  private static void said(CopyRows rows, Verdict verdict) {
    Stream.of(
            verdict.tenant().value(),
            verdict.flow(),
            verdict.key(),
            verdict.status().label(),
            verdict.reason(),
            verdict.sentence())
        .forEach(rows::text);
  }

  private static String upsert() {
    String columns = String.join(", ", LATEST);
    return "insert into cases as c (%1$s) select %1$s from staged_cases order by case_id"
            .formatted(columns)
        + " on conflict (case_id) do update set "
        + LATEST.stream()
            .skip(1)
            .map(column -> "%1$s = excluded.%1$s".formatted(column))
            .collect(Collectors.joining(", "))
        + " where c.revision < excluded.revision returning case_id, xmax = 0 as opened";
  }
}
