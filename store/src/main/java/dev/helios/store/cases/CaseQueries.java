// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import dev.helios.store.db.ScanResult;
import dev.helios.store.db.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads cases and verdicts. Every method throws {@link StoreUnavailable} when the database cannot
 * answer in time. Thread-safe.
 */
public final class CaseQueries {
  /** Most cases that one page holds. */
  public static final int MAX_LIMIT = 1_000;

  /** Most cases of one key, one for each flow, that {@link #byKey} gives. */
  public static final int MAX_FLOWS = 100;

  /** Most revisions that {@link #one} gives. */
  public static final int MAX_REVISIONS = 1_000;

  /** Most cases that {@link #export} gives. */
  public static final int MAX_EXPORT = 100_000;

  private static final int CHUNK = 1_000;
  private static final String SELECT = "select " + CaseReader.COLUMNS + ", c.verdict from cases c";

  private final Database database;

  public CaseQueries(Database database) {
    this.database = database;
  }

  /**
   * A page of cases, newest judgement first. Going on from a page's cursor never shows a case twice
   * unless it was judged again meanwhile; that one stands further up then.
   *
   * @param after cursor of the page before, null for the first
   * @param limit between 1 and {@link #MAX_LIMIT}; others are moved inside
   */
  public CasePage list(TenantId tenant, CaseFilter filter, @Nullable String after, int limit) {
    PageCursor cursor = null;
    if (after != null) {
      cursor = PageCursor.parse(PageCursor.Kind.CASES, after).orElse(null);
      if (cursor == null) {
        return new CasePage.BadCursor();
      }
    }
    if (filter.impossible()) {
      return new CasePage.Page(List.of(), null);
    }
    int size = Math.clamp(limit, 1, MAX_LIMIT);
    List<KeyedRow<StoredCase>> found =
        CaseListSql.page(tenant, filter, cursor, size + 1, ", c.verdict")
            .list(database, "list cases", row -> KeyedRow.of(row, "judged_at", CaseReader::stored));
    boolean more = found.size() > size;
    List<KeyedRow<StoredCase>> items = more ? found.subList(0, size) : found;
    return new CasePage.Page(
        items.stream().map(KeyedRow::value).toList(), more ? items.getLast().at().text() : null);
  }

  /** Cases judged mismatched or missing in {@code [start, end)}, newest judgement first. */
  public List<StoredCase> mismatches(TenantId tenant, Instant start, Instant end, int limit) {
    CaseFilter filter = CaseFilter.judged(Set.of(Status.MISMATCHED, Status.MISSING), start, end);
    return CaseListSql.page(tenant, filter, null, Math.clamp(limit, 1, MAX_LIMIT), ", c.verdict")
        .list(database, "list mismatches", CaseReader::stored);
  }

  /** The cases of a key, one for each flow, the newest judgement first. */
  public List<StoredCase> byKey(TenantId tenant, String key) {
    if (!AsciiJsonMap.isStorable(key)) {
      return List.of();
    }
    return ofKey(tenant, key).list(database, "read the cases of a key", CaseReader::stored);
  }

  static Query ofKey(TenantId tenant, String key) {
    return new Query(SELECT + " where left(key, 256) = left(?, 256)", key)
        .add(" and key = ? and tenant = ?", key, tenant)
        .add(" order by judged_at desc, case_id desc limit " + MAX_FLOWS);
  }

  /** One case with its revisions. */
  public Optional<CaseDetail> one(CaseId id) {
    Digest digest = id.digest();
    return byId(digest)
        .first(database, "read case " + digest, CaseReader::stored)
        .map(stored -> new CaseDetail(stored, revisions(digest)));
  }

  static Query byId(Digest digest) {
    return new Query(SELECT + " where case_id = ?", digest.uuid());
  }

  private List<CaseDetail.Revision> revisions(Digest digest) {
    return revisionsOf(digest)
        .list(database, "read the revisions of case " + digest, CaseReader::revision);
  }

  static Query revisionsOf(Digest digest) {
    return new Query(
            "select flow, key, revision, status, reason, judged_at, sentence from verdicts")
        .add(" where case_id = ? order by revision desc limit ?", digest.uuid(), MAX_REVISIONS);
  }

  /** The latest verdict of a case: what the engine goes on from when it has forgotten it. */
  public Optional<Verdict> latest(TenantId tenant, String flow, String key) {
    Digest digest = new CaseId(tenant, flow, key).digest();
    return new Query("select verdict from cases where case_id = ?", digest.uuid())
        .first(database, "read the verdict of case " + digest, CaseReader::verdict);
  }

  /** One revision, as it was published; also the latest one of a case whose day is gone. */
  public Optional<Verdict> verdict(TenantId tenant, VerdictId id) {
    Digest digest = new CaseId(tenant, id.flow(), id.key()).digest();
    return revision(digest, id.revision())
        .first(database, "read a verdict of case " + digest, CaseReader::verdict);
  }

  static Query revision(Digest digest, int revision) {
    UUID id = digest.uuid();
    return new Query("select verdict from cases where case_id = ? and revision = ?", id, revision)
        .add(" union all (select verdict from verdicts where case_id = ?", id)
        .add(" and revision = ? limit 1) limit 1", revision);
  }

  /**
   * Gives every case of the filter to the consumer, newest judgement first, at most {@link
   * #MAX_EXPORT}, and returns how many. Reads page by page and holds no connection while the
   * consumer works. What the consumer throws ends the export.
   */
  public int export(TenantId tenant, CaseFilter filter, Consumer<CaseSummaryRow> consumer) {
    if (filter.impossible()) {
      return 0;
    }
    PageCursor at = null;
    int lines = 0;
    List<KeyedRow<CaseSummaryRow>> page;
    do {
      page =
          CaseListSql.page(tenant, filter, at, Math.min(CHUNK, MAX_EXPORT - lines), "")
              .list(
                  database, "export cases", row -> KeyedRow.of(row, "judged_at", CaseReader::line));
      for (KeyedRow<CaseSummaryRow> found : page) {
        consumer.accept(found.value());
        at = found.at();
        lines++;
      }
    } while (page.size() == CHUNK && lines < MAX_EXPORT);
    return lines;
  }

  /**
   * Gives the latest verdict of every case opened in {@code [from, to)} to the consumer, oldest
   * first, at most {@code max}. Reads page by page and holds no connection while the consumer
   * works.
   *
   * @param flow only cases of this flow, which alone count towards {@code max}; null for all
   */
  public ScanResult judgedBetween(
      TenantId tenant,
      @Nullable String flow,
      Instant from,
      Instant to,
      int max,
      Consumer<Verdict> consumer) {
    PageCursor at = null;
    int read = 0;
    while (true) {
      List<KeyedRow<Verdict>> page =
          opened(tenant, flow, from, to, at, CHUNK)
              .list(
                  database,
                  "read verdicts",
                  row -> KeyedRow.of(row, "opened_at", CaseReader::verdict));
      for (KeyedRow<Verdict> found : page) {
        if (read == max) {
          return new ScanResult(read, false);
        }
        consumer.accept(found.value());
        at = found.at();
        read++;
      }
      if (page.size() < CHUNK) {
        return new ScanResult(read, true);
      }
    }
  }

  static Query opened(
      TenantId tenant,
      @Nullable String flow,
      Instant from,
      Instant to,
      @Nullable PageCursor after,
      int limit) {
    Query query =
        new Query("select case_id, opened_at, verdict from cases where opened_at >= ?", from)
            .add(" and opened_at < ? and tenant = ?", to, tenant);
    if (flow != null) {
      query.add(" and flow = ?", flow);
    }
    if (after != null) {
      query.add(
          " and (opened_at, case_id) > (?, ?)", after.at(), new UUID(after.major(), after.minor()));
    }
    return query.add(" order by opened_at, case_id limit ?", limit);
  }
}
