// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the cases. Without a range it reads counts, and its cost does not grow with the cases;
 * with one it counts the cases opened in it. Thread-safe.
 */
public final class SummaryQueries {
  /** Most buckets that {@link CaseSummary#overTime} has, but for one that is cut at each end. */
  public static final int MAX_BUCKETS = 120;

  /** How far back the buckets go where no beginning is given. */
  public static final Duration USUAL_RANGE = Duration.ofHours(24);

  /**
   * Marks the word of a finding in the buckets of {@code verdict_minutes} and {@code
   * verdict_hours}.
   */
  public static final String FINDING = "+";

  /** How long counts are kept by the minute; older ones are kept by the hour only. */
  public static final Duration MINUTES_KEPT = Duration.ofHours(49);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<Duration> WIDTHS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          HOUR,
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(30));

  private final Database database;

  public SummaryQueries(Database database) {
    this.database = database;
  }

  /**
   * Which cases are meant.
   *
   * @param flow null for all
   * @param from first event time, inclusive; null for no bound
   * @param to first event time, exclusive; null for no bound
   */
  public record Scope(@Nullable String flow, @Nullable Instant from, @Nullable Instant to) {
    public static final Scope ALL = new Scope(null, null, null);

    boolean ranged() {
      return from != null || to != null;
    }
  }

  private record StatusRow(Status status, Exposure exposure, long cases, long open) {

    static StatusRow read(ResultSet row) throws SQLException {
      String currency = row.getString("currency");
      return new StatusRow(
          CaseReader.status(row),
          new Exposure(row.getBigDecimal("exposure"), currency.isEmpty() ? null : currency),
          row.getLong("cases"),
          row.getLong("open"));
    }
  }

  private record WordRow(Instant at, String word, long cases) {}

  /** The sums. Throws {@link StoreUnavailable}, also when the range holds too many cases. */
  public CaseSummary summary(TenantId tenant, Scope scope, Instant now) {
    if (scope.flow() != null && !AsciiJsonMap.isStorable(scope.flow())) {
      return summary(tenant, new Scope("", scope.from(), scope.to()), now);
    }
    try (Connection connection = database.reader()) {
      // One snapshot for all statements: a batch between them would upset the sums.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      CaseSummary summary = read(connection, tenant, scope, now);
      connection.rollback();
      return summary;
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot sum up the cases", e);
    }
  }

  private static CaseSummary read(Connection connection, TenantId tenant, Scope scope, Instant now)
      throws SQLException {
    List<StatusRow> rows = statuses(tenant, scope).list(connection, StatusRow::read);
    Map<Finding.Kind, Long> findings = new EnumMap<>(Finding.Kind.class);
    for (Finding.Kind kind : Finding.Kind.values()) {
      findings.put(kind, 0L);
    }
    findings(tenant, scope)
        .list(connection, row -> Map.entry(kind(row.getString(1)), row.getLong(2)))
        .forEach(row -> findings.put(row.getKey(), row.getValue()));
    long cases = total(tenant, scope).list(connection, row -> row.getLong(1)).getFirst();
    Instant to = scope.to() == null ? now : scope.to();
    Instant from = scope.from() == null ? to.minus(USUAL_RANGE) : scope.from();
    Duration width = width(from, to, now);
    return new CaseSummary(
        sums(rows),
        cases,
        rows.stream().mapToLong(StatusRow::open).sum(),
        findings,
        moments(
            buckets(tenant, scope.flow(), from, to, width)
                .list(
                    connection,
                    row ->
                        new WordRow(
                            Query.instant(row, "at"),
                            row.getString("word"),
                            row.getLong("cases")))),
        width);
  }

  static Query statuses(TenantId tenant, Scope scope) {
    if (scope.ranged()) {
      return new Query(
              """
              select status, coalesce(currency, '') as currency, count(*) as cases,
                count(*) filter (where closed_at is null) as open,
                coalesce(sum(exposure), 0) as exposure from cases where\
              """)
          .add(range(tenant, scope))
          .add(" group by 1, 2 order by 1, 2");
    }
    return new Query(
            """
            select status, currency, sum(cases)::bigint as cases, sum(open)::bigint as open,
              sum(exposure) as exposure from case_counts where\
            """)
        .add(flow(tenant, scope.flow()))
        .add(" group by 1, 2 order by 1, 2");
  }

  static Query findings(TenantId tenant, Scope scope) {
    return scope.ranged()
        ? new Query("select finding, count(*) from cases, unnest(findings) as finding where")
            .add(range(tenant, scope))
            .add(" group by 1")
        : new Query("select finding, sum(cases)::bigint from finding_counts where")
            .add(flow(tenant, scope.flow()))
            .add(" group by 1");
  }

  static Query total(TenantId tenant, Scope scope) {
    return scope.ranged()
        ? new Query("select count(*) from cases where").add(range(tenant, scope))
        : new Query("select coalesce(sum(opened - purged), 0)::bigint from flow_counts where")
            .add(flow(tenant, scope.flow()));
  }

  static Query buckets(
      TenantId tenant, @Nullable String flow, Instant from, Instant to, Duration width) {
    String unit = width.compareTo(HOUR) < 0 ? "minute" : "hour";
    return new Query(
            "select date_bin(make_interval(secs => ?), %1$s, 'epoch') as at, word,".formatted(unit)
                + " sum(cases)::bigint as cases",
            width.toSeconds())
        .add(" from verdict_%1$ss where %1$s >= ? and %1$s < ?".formatted(unit), from, to)
        .add(" and")
        .add(flow(tenant, flow))
        .add(" group by 1, 2 order by 1, 2");
  }

  private static Query flow(TenantId tenant, @Nullable String flow) {
    Query of = new Query(" tenant = ?", tenant);
    return flow == null ? of : of.add(" and flow = ?", flow);
  }

  private static Query range(TenantId tenant, Scope scope) {
    Query range = flow(tenant, scope.flow());
    if (scope.from() != null) {
      range.add(" and opened_at >= ?", scope.from());
    }
    if (scope.to() != null) {
      range.add(" and opened_at < ?", scope.to());
    }
    return range;
  }

  private static List<CaseSummary.StatusSum> sums(List<StatusRow> rows) {
    List<CaseSummary.StatusSum> sums = new ArrayList<>();
    for (Status status : Status.values()) {
      List<StatusRow> of = rows.stream().filter(row -> row.status() == status).toList();
      sums.add(
          new CaseSummary.StatusSum(
              status,
              of.stream().mapToLong(StatusRow::cases).sum(),
              of.stream()
                  .map(StatusRow::exposure)
                  .filter(exposure -> exposure.amount().compareTo(BigDecimal.ZERO) != 0)
                  .toList()));
    }
    return sums;
  }

  private static List<CaseSummary.Moment> moments(List<WordRow> rows) {
    Map<Instant, CaseSummary.Moment> moments = new TreeMap<>();
    for (WordRow row : rows) {
      Map<Status, Long> statuses = new EnumMap<>(Status.class);
      Map<Finding.Kind, Long> findings = new EnumMap<>(Finding.Kind.class);
      CaseSummary.Moment known = moments.get(row.at());
      if (known != null) {
        statuses.putAll(known.statuses());
        findings.putAll(known.findings());
      }
      if (row.word().startsWith(FINDING)) {
        findings.put(kind(row.word().substring(FINDING.length())), row.cases());
      } else {
        Status.labelled(row.word()).ifPresent(status -> statuses.put(status, row.cases()));
      }
      moments.put(row.at(), new CaseSummary.Moment(row.at(), statuses, findings));
    }
    return new ArrayList<>(moments.values());
  }

  private static Finding.Kind kind(String label) {
    return Finding.Kind.valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The narrowest that gives no more than {@link #MAX_BUCKETS}, as far as minutes are kept. */
  private static Duration width(Instant from, Instant to, Instant now) {
    boolean minutesGone = from.isBefore(now.minus(MINUTES_KEPT).plus(HOUR));
    Duration range = Duration.between(from, to);
    for (Duration width : WIDTHS) {
      boolean kept = !minutesGone || width.compareTo(HOUR) >= 0;
      if (kept && range.dividedBy(width) <= MAX_BUCKETS) {
        return width;
      }
    }
    return WIDTHS.getLast();
  }
}
