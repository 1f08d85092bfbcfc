// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.ScanResult;
import dev.helios.store.verdicts.VerdictWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class CaseQueriesTest {
  private static final int CASES = 240;
  private static final Instant LATER = Log.NOON.plusSeconds(86_400);

  private final Database database;
  private final CaseQueries queries;

  CaseQueriesTest(Database database) {
    this.database = database;
    this.queries = new CaseQueries(database);
  }

  @BeforeAll
  static void fill(Database database) {
    VerdictLog log = new VerdictLog(0);
    for (int i = 0; i < CASES; i++) {
      Flow flow = i % 2 == 0 ? Play.REFUNDS : Play.ORDERS;
      Play play = new Play(flow, "K" + i / 2, Log.NOON.plusSeconds(i)).placed(0, i + ".50");
      switch (i % 5) {
        case 0 -> play.paid(1, i + ".50");
        case 1 -> play.paid(1, i + ".00");
        case 2 -> play.passed(45);
        case 3 -> play.tick(100);
        default -> play.paid(1, i + ".50").paid("q2", 2, "3");
      }
      log.add(play);
    }
    log.keep(new VerdictWriter(database));
  }

  private static CaseFilter filter(
      Set<Status> statuses, Set<Finding.Kind> findings, Set<Cloud> clouds, boolean open) {
    return new CaseFilter(null, statuses, findings, clouds, null, null, null, null, null, open);
  }

  private List<StoredCase> all(CaseFilter filter, int limit) {
    List<StoredCase> all = new ArrayList<>();
    String after = null;
    do {
      CasePage.Page page = (CasePage.Page) queries.list(TenantId.DEFAULT, filter, after, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  private void assertFinds(CaseFilter filter, Predicate<CaseSummaryRow> expected) {
    List<CaseSummaryRow> every = all(CaseFilter.ALL, 1_000).stream().map(StoredCase::line).toList();
    assertThat(every).hasSize(CASES);
    assertThat(every)
        .isSortedAccordingTo(Comparator.comparing(CaseSummaryRow::judgedAt).reversed());
    List<CaseSummaryRow> wanted = every.stream().filter(expected).toList();
    assertThat(wanted).isNotEmpty().hasSizeLessThan(CASES);
    assertThat(all(filter, 7)).extracting(StoredCase::line).isEqualTo(wanted);
    List<CaseSummaryRow> exported = new ArrayList<>();
    assertThat(queries.export(TenantId.DEFAULT, filter, exported::add)).isEqualTo(wanted.size());
    assertThat(exported).isEqualTo(wanted);
  }

  @Test
  void list_byStatuses_findsThose() {
    Set<Status> statuses = Set.of(Status.MISSING, Status.MATCHED);
    assertFinds(
        filter(statuses, Set.of(), Set.of(), false), line -> statuses.contains(line.status()));
  }

  @Test
  void list_byFindings_findsEachCaseOnce() {
    Set<Finding.Kind> kinds = Set.of(Finding.Kind.DUPLICATE, Finding.Kind.MISMATCH);
    assertFinds(
        filter(Set.of(), kinds, Set.of(), false),
        line -> line.findings().stream().anyMatch(kinds::contains));
  }

  @Test
  void list_byCloudsAndStatus_findsThose() {
    Set<Cloud> clouds = Set.of(Cloud.GCP, Cloud.AWS);
    assertFinds(
        filter(Set.of(Status.MISMATCHED), Set.of(), clouds, false),
        line ->
            line.status() == Status.MISMATCHED
                && line.clouds().stream().anyMatch(clouds::contains));
  }

  @Test
  void list_open_findsThoseNotClosed() {
    assertFinds(filter(Set.of(), Set.of(), Set.of(), true), line -> line.closedAt() == null);
  }

  @Test
  void list_byFlowAmountAndAge_findsThose() {
    BigDecimal least = new BigDecimal("20.5");
    Instant before = Log.NOON.plusSeconds(120);
    assertFinds(
        new CaseFilter(
            "orders", Set.of(), Set.of(), Set.of(), null, least, before, null, null, false),
        line ->
            line.id().flow().equals("orders")
                && line.exposure() != null
                && line.exposure().amount().compareTo(least) >= 0
                && line.openedAt().isBefore(before));
  }

  @Test
  void list_byKey_findsTheCasesOfAllFlows() {
    assertFinds(
        new CaseFilter(null, Set.of(), Set.of(), Set.of(), "K1", null, null, null, null, false),
        line -> line.id().key().equals("K1"));
    assertThat(queries.byKey(TenantId.DEFAULT, "K1")).hasSize(2);
    assertThat(queries.byKey(new TenantId("other"), "K1")).isEmpty();
    assertThat(queries.byKey(TenantId.DEFAULT, "K\u0000")).isEmpty();
  }

  @Test
  void list_foreignCursor_isBad() {
    String foreign = new PageCursor(PageCursor.Kind.EVENTS, Log.NOON, 1, 1).text();

    assertThat(queries.list(TenantId.DEFAULT, CaseFilter.ALL, foreign, 10))
        .isInstanceOf(CasePage.BadCursor.class);
    assertThat(queries.list(TenantId.DEFAULT, CaseFilter.ALL, "?", 10))
        .isInstanceOf(CasePage.BadCursor.class);
  }

  @Test
  void mismatches_inATime_areThoseJudgedInIt() {
    Instant from = Log.NOON.plusSeconds(50);
    Instant to = Log.NOON.plusSeconds(90);

    List<StoredCase> found = queries.mismatches(TenantId.DEFAULT, from, to, 1_000);

    List<CaseSummaryRow> expected =
        all(CaseFilter.ALL, 1_000).stream()
            .map(StoredCase::line)
            .filter(line -> Set.of(Status.MISMATCHED, Status.MISSING).contains(line.status()))
            .filter(line -> !line.judgedAt().isBefore(from) && line.judgedAt().isBefore(to))
            .toList();
    assertThat(found).extracting(StoredCase::line).isEqualTo(expected).isNotEmpty();
    assertThat(queries.mismatches(TenantId.DEFAULT, from, to, 3))
        .extracting(StoredCase::line)
        .isEqualTo(expected.subList(0, 3));
  }

  @Test
  void judgedBetween_aTime_givesTheLatestVerdictOfEachCaseOpenedInIt() {
    List<Verdict> verdicts = new ArrayList<>();

    ScanResult streamed =
        queries.judgedBetween(
            TenantId.DEFAULT, null, Log.NOON, Log.NOON.plusSeconds(100), 1_000, verdicts::add);

    assertThat(streamed).isEqualTo(new ScanResult(100, true));
    assertThat(verdicts)
        .extracting(verdict -> verdict.evidence().sightings().getFirst().occurredAt())
        .isSorted();
    List<Verdict> few = new ArrayList<>();
    assertThat(queries.judgedBetween(TenantId.DEFAULT, null, Log.NOON, LATER, 30, few::add))
        .isEqualTo(new ScanResult(30, false));
    assertThat(few).isEqualTo(verdicts.subList(0, 30));
  }

  @Test
  void judgedBetween_ofAFlow_isBoundedByTheCasesOfThatFlowAlone() {
    List<Verdict> all = new ArrayList<>();
    queries.judgedBetween(TenantId.DEFAULT, null, Log.NOON, LATER, 100_000, all::add);
    List<Verdict> refunds = all.stream().filter(v -> v.flow().equals("refunds")).toList();
    assertThat(refunds).hasSizeBetween(1, all.size() - 1);

    List<Verdict> found = new ArrayList<>();
    ScanResult streamed =
        queries.judgedBetween(
            TenantId.DEFAULT, "refunds", Log.NOON, LATER, refunds.size(), found::add);

    assertThat(streamed).isEqualTo(new ScanResult(refunds.size(), true));
    assertThat(found).isEqualTo(refunds);
  }

  @Test
  void summary_ofAFlow_countsItAloneAndOverTime() {
    SummaryQueries summaries = new SummaryQueries(database);
    Instant now = Log.NOON.plusSeconds(900);

    CaseSummary refunds =
        summaries.summary(TenantId.DEFAULT, new SummaryQueries.Scope("refunds", null, null), now);
    CaseSummary all = summaries.summary(TenantId.DEFAULT, SummaryQueries.Scope.ALL, now);

    assertThat(refunds.cases()).isEqualTo(CASES / 2);
    assertThat(refunds.tiesOut()).isTrue();
    assertThat(all.cases()).isGreaterThan(refunds.cases());
    assertThat(all.findings().get(Finding.Kind.MISSING)).isEqualTo(CASES / 5);
    assertThat(all.matchRate()).isBetween(0.2, 0.3);
    long matched =
        all.overTime().stream()
            .mapToLong(at -> at.statuses().getOrDefault(Status.MATCHED, 0L))
            .sum();
    assertThat(matched).isGreaterThanOrEqualTo(CASES / 5);
    assertThat(all.atRisk()).hasSize(1).allMatch(sum -> "EUR".equals(sum.currency()));
    assertThat(
            summaries
                .summary(TenantId.DEFAULT, new SummaryQueries.Scope("nobody's", null, null), now)
                .matchRate())
        .isNull();
  }
}
