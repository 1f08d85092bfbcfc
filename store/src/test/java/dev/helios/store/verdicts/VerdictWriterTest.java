// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.ForeignRecord;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.cases.CaseDetail;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.CaseSummaryRow;
import dev.helios.store.cases.StoredCase;
import dev.helios.store.cases.VerdictId;
import dev.helios.store.counts.Balance;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.KeepResult;
import dev.helios.store.events.EventWriter;
import dev.helios.store.quarantine.QuarantineItem;
import dev.helios.store.quarantine.QuarantinePage;
import dev.helios.store.quarantine.QuarantineStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class VerdictWriterTest {
  private static final AtomicInteger PARTITIONS = new AtomicInteger();

  private final Database database;
  private final VerdictWriter keeper;
  private final CaseQueries queries;
  private final VerdictLog log = new VerdictLog(PARTITIONS.incrementAndGet());

  VerdictWriterTest(Database database) {
    this.database = database;
    this.keeper = new VerdictWriter(database);
    this.queries = new CaseQueries(database);
  }

  @Test
  void keep_severalRevisionsInOneBatch_storesAllAndTheLatestStands() {
    Play play = Play.order("several").placed(0, "10").paid(1, "11").paid("q2", 2, "5");
    assertThat(play.verdicts).hasSize(3);

    assertThat(log.add(play).keep(keeper)).isEqualTo(VerdictLog.kept(3, 0, 1, 0));

    CaseDetail detail = queries.one(play.id()).orElseThrow();
    assertThat(detail.stored().verdict()).isEqualTo(play.verdicts.getLast());
    assertThat(detail.revisions())
        .extracting(revision -> revision.id().revision())
        .containsExactly(3, 2, 1);
    for (Verdict verdict : play.verdicts) {
      assertThat(queries.verdict(TenantId.DEFAULT, VerdictId.of(verdict))).hasValue(verdict);
    }
  }

  @Test
  void keep_sameBatchAgain_isFencedAndChangesNothing() {
    log.add(Play.order("fenced").placed(0, "10"));
    LogBatch<PublishedVerdict> batch = log.after(keeper.progress(), 10);
    keeper.keep(batch);

    assertThat(keeper.keep(batch)).isEqualTo(new KeepResult.Fenced<>(Map.of(log.partition(), 2L)));
    assertThat(queries.one(Play.order("fenced").id()).orElseThrow().revisions()).hasSize(1);
  }

  @Test
  void keep_revisionsPublishedAgain_areRepeatsAndTheLatestStays() {
    Play play = Play.order("again").placed(0, "10").paid(1, "10");
    log.add(play).keep(keeper);

    log.add(play);
    assertThat(log.keep(keeper)).isEqualTo(VerdictLog.kept(0, 2, 0, 0));

    play.paid("q2", 3, "1");
    log.add(play);
    assertThat(log.keep(keeper)).isEqualTo(VerdictLog.kept(1, 2, 1, 0));
    assertThat(queries.latest(TenantId.DEFAULT, "orders", "again"))
        .hasValue(play.verdicts.getLast());
    assertThat(queries.one(play.id()).orElseThrow().revisions()).hasSize(play.verdicts.size());
  }

  @Test
  void keep_valueThatPostgresRefuses_isQuarantinedAloneAndTheRestIsStored() {
    QuarantineStore quarantine = new QuarantineStore(database);
    long open = quarantine.openCount(TenantId.DEFAULT);
    for (int i = 0; i < 100; i++) {
      log.add(Play.order(i == 77 ? "nul\u0000" : "many-" + i).placed(0, "1").paid(1, "2"));
    }

    assertThat(log.keep(keeper)).isEqualTo(VerdictLog.kept(198, 0, 99, 2));

    assertThat(quarantine.openCount(TenantId.DEFAULT)).isEqualTo(open + 2);
    QuarantinePage.Page page =
        (QuarantinePage.Page)
            quarantine.list(
                TenantId.DEFAULT,
                new QuarantinePage.Filter(null, null, "store.poisoned"),
                null,
                10);
    assertThat(page.items()).extracting(QuarantineItem::route).contains("store/poisoned-verdict");
    assertThat(new BalanceQueries(database).balance(Log.LOG).holds()).isTrue();
    assertThat(queries.byKey(TenantId.DEFAULT, "many-99")).hasSize(1);
  }

  @Test
  void keep_aRecordOfSomebodyElseAmongVerdicts_isQuarantinedAndTheRestIsStored() {
    QuarantineStore quarantine = new QuarantineStore(database);
    long open = quarantine.openCount(TenantId.DEFAULT);
    LogBatch<PublishedVerdict> own =
        log.add(Play.order("not-alone").placed(0, "1")).after(Map.of(), 1);
    OffsetRange range = own.ranges().getFirst();
    Logged<ForeignRecord> foreign =
        new Logged<>(
            new ForeignRecord(
                log.partition(), TenantId.DEFAULT, "expected a verdict", Bytes.utf8("hi")),
            new Position(log.partition().partition(), range.to()),
            Log.NOON);
    LogBatch<PublishedVerdict> both =
        new LogBatch<>(
            own.records(),
            List.of(foreign),
            List.of(new OffsetRange(log.partition(), range.from(), range.to() + 1, 2)));

    assertThat(keeper.keep(both)).isEqualTo(VerdictLog.kept(1, 0, 1, 0));

    assertThat(quarantine.openCount(TenantId.DEFAULT)).isEqualTo(open + 1);
    assertThat(keeper.progress()).containsEntry(log.partition(), range.to() + 1);
    assertThat(new BalanceQueries(database).balance(Log.LOG).holds()).isTrue();
  }

  @Test
  void keep_longestKeysThatDifferAtTheEnd_areTwoCases() {
    Play one = Play.order("\u8a9e".repeat(511) + "1").placed(0, "1");
    Play two = Play.order("\u8a9e".repeat(511) + "2").placed(0, "2");

    assertThat(log.add(one).add(two).keep(keeper)).isEqualTo(VerdictLog.kept(2, 0, 2, 0));

    for (Play play : List.of(one, two)) {
      assertThat(queries.byKey(TenantId.DEFAULT, play.id().key()))
          .extracting(StoredCase::verdict)
          .containsExactlyElementsOf(play.verdicts);
      assertThat(queries.one(play.id())).isPresent();
    }
  }

  @Test
  void keep_verdicts_areNotInTheBooksOfDeliveries() {
    Balance before = new BalanceQueries(database).balance(Log.LOG);

    log.add(Play.order("books").placed(0, "1")).keep(keeper);

    Balance after = new BalanceQueries(database).balance(Log.LOG);
    assertThat(after.total()).isEqualTo(before.total());
    assertThat(after.log()).isEqualTo(before.log());
    assertThat(new EventWriter(database).progress()).doesNotContainKey(log.partition());
    assertThat(keeper.progress()).containsKey(log.partition());
  }

  @Test
  void line_ofEachVerdict_saysItsCloudsAndTimes() {
    Play missing = Play.order("gone").placed(0, "10.50").passed(40);
    Play silent = Play.order("silent").placed(0, "7").tick(120);
    log.add(missing).add(silent).keep(keeper);

    CaseSummaryRow gone = queries.one(missing.id()).orElseThrow().stored().line();
    assertThat(gone.status()).isEqualTo(Status.MISSING);
    assertThat(gone.clouds()).containsExactly(Cloud.GCP);
    assertThat(gone.openedAt()).isEqualTo(Log.NOON);
    assertThat(gone.closedAt()).isEqualTo(gone.judgedAt());
    assertThat(gone.exposure()).isEqualTo(missing.verdicts.getLast().exposure());
    assertThat(gone.verdictId()).hasToString("orders:gone:2");
    CaseSummaryRow waiting = queries.one(silent.id()).orElseThrow().stored().line();
    assertThat(waiting.status()).isEqualTo(Status.UNDECIDED);
    assertThat(waiting.clouds()).hasSize(1);
    assertThat(waiting.closedAt()).isNull();
    assertThat(waiting.nextDue()).isNotNull();
  }

  @Test
  void parse_verdictId_readsItBackAndRefusesOthers() {
    VerdictId id = new VerdictId("orders", "a:b:c", 12);

    assertThat(VerdictId.parse(id.toString())).hasValue(id);
    for (String text :
        List.of("", "orders", "orders:1", "orders:a:0", "orders:a:x", "o::1", ":a:1")) {
      assertThat(VerdictId.parse(text)).as(text).isEqualTo(Optional.empty());
    }
  }
}
