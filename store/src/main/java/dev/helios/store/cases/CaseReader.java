// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads cases from rows. */
final class CaseReader {
  /** All columns but the verdict. */
  static final String COLUMNS =
      """
      c.case_id, c.opened_at, c.judged_at, c.closed_at, c.next_due, c.revision, c.version, \
      c.tenant, c.flow, c.key, c.status, c.reason, c.sentence, c.findings, c.clouds, c.exposure, \
      c.currency, c.acknowledged_by, c.acknowledged_at, c.assignee, c.accepted_until, c.comments\
      """;

  private CaseReader() {}

  static StoredCase stored(ResultSet row) throws SQLException {
    return new StoredCase(line(row), verdict(row));
  }

  static Verdict verdict(ResultSet row) throws SQLException {
    return VerdictText.parse(row.getBytes("verdict"));
  }

  static CaseSummaryRow line(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal("exposure");
    return new CaseSummaryRow(
        new CaseId(Query.tenant(row), row.getString("flow"), row.getString("key")),
        row.getInt("version"),
        row.getInt("revision"),
        status(row),
        row.getString("reason"),
        row.getString("sentence"),
        kinds(row),
        clouds(row),
        amount == null ? null : new Exposure(amount, row.getString("currency")),
        Query.instant(row, "opened_at"),
        Query.instant(row, "judged_at"),
        Query.instantOrNull(row, "closed_at"),
        Query.instantOrNull(row, "next_due"),
        new Triage(
            row.getString("acknowledged_by"),
            Query.instantOrNull(row, "acknowledged_at"),
            row.getString("assignee"),
            Query.instantOrNull(row, "accepted_until"),
            row.getInt("comments")));
  }

  static CaseDetail.Revision revision(ResultSet row) throws SQLException {
    return new CaseDetail.Revision(
        new VerdictId(row.getString("flow"), row.getString("key"), row.getInt("revision")),
        status(row),
        row.getString("reason"),
        Query.instant(row, "judged_at"),
        row.getString("sentence"));
  }

  static PageCursor cursor(ResultSet row, PageCursor.Kind kind, String time) throws SQLException {
    UUID id = row.getObject("case_id", UUID.class);
    return new PageCursor(
        kind, Query.instant(row, time), id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  static Status status(ResultSet row) throws SQLException {
    String label = row.getString("status");
    return Status.labelled(label)
        .orElseThrow(() -> new SQLException("expected a status, found " + label));
  }

  private static List<Finding.Kind> kinds(ResultSet row) throws SQLException {
    List<Finding.Kind> kinds = new ArrayList<>();
    for (String label : Query.texts(row, "findings")) {
      kinds.add(Finding.Kind.valueOf(label.toUpperCase(Locale.ROOT)));
    }
    return kinds;
  }

  private static List<Cloud> clouds(ResultSet row) throws SQLException {
    List<Cloud> clouds = new ArrayList<>();
    for (String label : Query.texts(row, "clouds")) {
      Cloud.labelled(label).ifPresent(clouds::add);
    }
    return clouds;
  }
}
