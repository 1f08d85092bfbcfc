// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Status;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement behind a list of cases. Every filter that can be narrow has an index in the order
 * of the list. Of several values, each is an ordered scan of its own, and the scans are put
 * together, because one scan over them would have no order.
 */
final class CaseListSql {
  private static final String ORDER = " order by judged_at desc, case_id desc limit ?";

  private CaseListSql() {}

  /**
   * The page after the cursor: at most {@code limit} rows.
   *
   * @param more columns beside {@link CaseReader#COLUMNS}, each after a comma
   */
  static Query page(
      TenantId tenant, CaseFilter filter, @Nullable PageCursor after, int limit, String more) {
    List<String> scans = scans(filter);
    if (scans.size() == 1) {
      return new Query("select " + CaseReader.COLUMNS + more + " from cases c where ")
          .add(where(tenant, filter, scans.getFirst(), after))
          .add(ORDER, limit);
    }
    Query page = new Query("select " + CaseReader.COLUMNS + more + " from (select * from ");
    String between = "((";
    for (String scan : scans) {
      page.add(between + "select judged_at, case_id from cases where ")
          .add(where(tenant, filter, scan, after))
          .add(ORDER, limit);
      // A case may be found by several scans.
      between = ") union (";
    }
    return page.add(")) found" + ORDER, limit)
        .add(") page join cases c on c.case_id = page.case_id")
        .add(" order by c.judged_at desc, c.case_id desc");
  }

  /** One condition for each scan. Made of words of this program, never of a client's. */
  private static List<String> scans(CaseFilter filter) {
    List<String> scans = new ArrayList<>();
    boolean exposed = filter.minAmount() != null && filter.minAmount().signum() > 0;
    if (filter.key() != null || filter.open()) {
      // Narrow by itself: a scan for each status would go through all that are closed.
      return List.of("true");
    }
    if (!filter.findings().isEmpty()) {
      filter.findings().forEach(kind -> scans.add("findings @> '{" + kind.label() + "}'"));
    } else if (!filter.clouds().isEmpty()) {
      filter.clouds().forEach(cloud -> scans.add("clouds @> '{" + cloud.label() + "}'"));
    } else if (exposed) {
      return List.of("true");
    } else if (filter.flow() != null && filter.statuses().isEmpty()) {
      Arrays.asList(Status.values()).forEach(status -> scans.add(is(status)));
    } else {
      filter.statuses().forEach(status -> scans.add(is(status)));
    }
    return scans.isEmpty() ? List.of("true") : scans;
  }

  private static String is(Status status) {
    return "status = '" + status.label() + "'";
  }

  private static Query where(
      TenantId tenant, CaseFilter filter, String scan, @Nullable PageCursor after) {
    Query where = new Query(scan + " and tenant = ?", tenant);
    if (filter.flow() != null) {
      where.add(" and flow = ?", filter.flow());
    }
    if (filter.key() != null) {
      where.add(" and left(key, 256) = left(?, 256) and key = ?", filter.key(), filter.key());
    }
    if (filter.minAmount() != null) {
      where.add(" and exposure >= ?", filter.minAmount());
      where.add(filter.minAmount().signum() > 0 ? " and exposure > 0" : "");
    }
    if (filter.open()) {
      where.add(" and closed_at is null");
    }
    any(where, "status", filter.statuses().stream().map(Status::label).toList());
    overlap(where, "findings", filter.findings().stream().map(kind -> kind.label()).toList());
    overlap(where, "clouds", filter.clouds().stream().map(cloud -> cloud.label()).toList());
    times(where, filter);
    if (after != null) {
      where.add(
          " and (judged_at, case_id) < (?, ?)", after.at(), new UUID(after.major(), after.minor()));
    }
    return where;
  }

  private static void times(Query where, CaseFilter filter) {
    if (filter.openedBefore() != null) {
      where.add(" and opened_at < ?", filter.openedBefore());
    }
    if (filter.judgedFrom() != null) {
      where.add(" and judged_at >= ?", filter.judgedFrom());
    }
    if (filter.judgedTo() != null) {
      where.add(" and judged_at < ?", filter.judgedTo());
    }
  }

  private static void any(Query where, String column, List<String> words) {
    if (!words.isEmpty()) {
      where.add(" and " + column + " in ('" + String.join("', '", words) + "')");
    }
  }

  private static void overlap(Query where, String column, List<String> words) {
    if (!words.isEmpty()) {
      where.add(" and " + column + " && '{" + String.join(",", words) + "}'");
    }
  }
}
