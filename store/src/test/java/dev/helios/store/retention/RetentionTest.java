// SPDX-License-Identifier: MIT
package dev.helios.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.LogPartition;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.cases.CaseDetail;
import dev.helios.store.cases.CaseNotes;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.CaseSummary;
import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.counts.Balance;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.db.Database;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.EventWriter;
import dev.helios.store.quarantine.QuarantineStore;
import dev.helios.store.verdicts.VerdictWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class RetentionTest {
  private final Database database;
  private final EventWriter keeper;
  private final EventQueries queries;
  private final BalanceQueries books;
  private final Retention retention;
  private final Log log = new Log();

  RetentionTest(Database database) {
    this.database = database;
    this.keeper = new EventWriter(database);
    this.queries = new EventQueries(database);
    this.books = new BalanceQueries(database);
    this.retention = new Retention(database);
  }

  @Test
  void apply_oldDays_dropsThemAndTheBooksStillHold() {
    Instant old = Log.NOON.minus(Duration.ofDays(40));
    Balance before = books.balance(Log.LOG);
    Event first = Log.event(Cloud.AWS, "old", "{\"a\":1}", old);
    log.add(first)
        .add(Log.event(Cloud.AWS, "old", "{\"a\":2}", old))
        .add(Log.duplicate(first))
        .add(Log.event(Cloud.GCP, "kept", "{\"a\":1}"))
        .add(Log.quarantined(Cloud.AWS, "{"));
    keeper.keep(log.after(keeper.progress()));

    Retention.Purged purged = retention.apply(Log.NOON, Duration.ofDays(30));

    assertThat(purged.days()).containsExactly(LocalDate.parse("2026-10-13"));
    assertThat(purged.identities()).isEqualTo(2);
    assertThat(queries.find(TenantId.DEFAULT, "old", null)).isEmpty();
    assertThat(queries.find(TenantId.DEFAULT, "kept", null)).hasSize(1);
    Balance balance = books.balance(Log.LOG);
    assertThat(balance.holds()).isTrue();
    assertThat(balance.total().stored()).isEqualTo(before.total().stored() + 3);
    assertThat(balance.kept()).isEqualTo(before.kept() + 1);
    assertThat(books.recount()).containsEntry(Cloud.GCP, 1L);
    assertThat(books.recount().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(balance.kept());
    assertThat(new QuarantineStore(database).openCount(TenantId.DEFAULT)).isPositive();

    // The keeper still believes in the day it made; an event of that day makes it anew.
    log.add(Log.event(Cloud.AWS, "old", "{\"a\":1}", old));
    assertThat(keeper.keep(log.after(keeper.progress()))).isEqualTo(Log.kept(1, 0, 0, 0, 0, 0));
    assertThat(books.balance(Log.LOG).kept()).isEqualTo(before.kept() + 2);

    assertThat(retention.apply(Log.NOON, Duration.ofDays(30)).days()).hasSize(1);
    assertThat(retention.apply(Log.NOON, Duration.ofDays(30)).days()).isEmpty();
  }

  @Test
  void apply_oldCases_forgetsTheClosedAndKeepsTheOpen() {
    Instant old = Log.NOON.minus(Duration.ofDays(40));
    Play closed = new Play(Play.ORDERS, "closed", old).placed(0, "1").paid(1, "2");
    Play open = new Play(Play.ORDERS, "open", old).placed(0, "1");
    Play young = Play.order("young").placed(0, "1").paid(1, "1");
    CaseQueries cases = new CaseQueries(database);
    CaseNotes notes = new CaseNotes(database);
    new VerdictLog(5).add(closed).add(open).add(young).keep(new VerdictWriter(database));
    notes.comment(closed.id(), "ann", "why", Log.NOON);
    notes.comment(open.id(), "ann", "when", Log.NOON);

    Retention.Purged purged = retention.apply(Log.NOON, Duration.ofDays(30));

    assertThat(purged.cases()).isEqualTo(1);
    assertThat(cases.one(closed.id())).isEmpty();
    assertThat(notes.of(closed.id())).isEmpty();
    assertThat(notes.of(open.id())).hasSize(1);
    CaseDetail kept = cases.one(open.id()).orElseThrow();
    assertThat(kept.revisions()).isEmpty();
    assertThat(cases.verdict(TenantId.DEFAULT, kept.stored().line().verdictId()))
        .hasValue(open.verdicts.getLast());
    assertThat(cases.one(young.id()).orElseThrow().revisions()).hasSize(2);
    CaseSummary summary =
        new SummaryQueries(database).summary(TenantId.DEFAULT, SummaryQueries.Scope.ALL, Log.NOON);
    assertThat(summary.cases()).isEqualTo(2);
    assertThat(summary.tiesOut()).isTrue();
    assertThat(retention.apply(Log.NOON, Duration.ofDays(30)).cases()).isZero();
  }

  @Test
  void apply_lessThanADay_isRefused() {
    assertThatThrownBy(() -> retention.apply(Log.NOON, Duration.ofHours(23)))
        .hasMessageContaining("at least a day");
  }

  @Test
  void keep_timesBeyondReason_stopNothing() {
    Instant far = Instant.parse("+12345-01-01T00:00:00Z");
    Event event = Log.event(Cloud.AWS, "far", "{\"a\":1}", far);
    Quarantined aside = Log.quarantined(Cloud.AWS, "{");
    RawDelivery wire = aside.wire();
    Log other = new Log(new LogPartition("helios.events", 77));
    other
        .add(event)
        .add(Log.event(Cloud.AWS, "near", "{\"a\":1}"))
        .add(Log.event(Cloud.AWS, "near", "{\"a\":1}", far))
        .add(
            new Quarantined(
                aside.id(),
                aside.reason(),
                new RawDelivery(
                    TenantId.DEFAULT, Cloud.AWS, "r", wire.headers(), wire.body(), far)))
        .add(new Receipt(Receipt.Fate.REFUSED, TenantId.DEFAULT, Cloud.AWS, "r", null, "x", far));

    assertThat(keeper.keep(other.after(keeper.progress()))).isEqualTo(Log.kept(1, 1, 0, 1, 1, 1));
  }
}
