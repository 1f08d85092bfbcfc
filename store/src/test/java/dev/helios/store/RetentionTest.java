// SPDX-License-Identifier: MIT
package dev.helios.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.gateway.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class RetentionTest {
  private final Database database;
  private final Storekeeper keeper;
  private final EventQueries queries;
  private final BalanceQueries books;
  private final Retention retention;
  private final Log log = new Log();

  RetentionTest(Database database) {
    this.database = database;
    this.keeper = new Storekeeper(database);
    this.queries = new EventQueries(database);
    this.books = new BalanceQueries(database);
    this.retention = new Retention(database);
  }

  @Test
  void apply_oldDays_dropsThemAndTheBooksStillHold() {
    Instant old = Log.NOON.minus(Duration.ofDays(40));
    Balance before = books.balance();
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
    assertThat(queries.find("old", null)).isEmpty();
    assertThat(queries.find("kept", null)).hasSize(1);
    Balance balance = books.balance();
    assertThat(balance.holds()).isTrue();
    assertThat(balance.total().stored()).isEqualTo(before.total().stored() + 3);
    assertThat(balance.kept()).isEqualTo(before.kept() + 1);
    assertThat(books.recount()).containsEntry(Cloud.GCP, 1L);
    assertThat(books.recount().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(balance.kept());
    assertThat(new QuarantineStore(database).openCount()).isPositive();

    // The keeper still believes in the day it made; an event of that day makes it anew.
    log.add(Log.event(Cloud.AWS, "old", "{\"a\":1}", old));
    assertThat(keeper.keep(log.after(keeper.progress())))
        .isEqualTo(new KeepResult.Kept(1, 0, 0, 0, 0, 0));
    assertThat(books.balance().kept()).isEqualTo(before.kept() + 2);

    assertThat(retention.apply(Log.NOON, Duration.ofDays(30)).days()).hasSize(1);
    assertThat(retention.apply(Log.NOON, Duration.ofDays(30)).days()).isEmpty();
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
    Wire wire = aside.wire();
    Log other = new Log(new LogPartition("helios.events", 77));
    other
        .add(event)
        .add(Log.event(Cloud.AWS, "near", "{\"a\":1}"))
        .add(Log.event(Cloud.AWS, "near", "{\"a\":1}", far))
        .add(
            new Quarantined(
                aside.id(),
                aside.reason(),
                new Wire("default", Cloud.AWS, "r", wire.headers(), wire.body(), far)))
        .add(new Receipt(Receipt.Fate.REFUSED, "default", Cloud.AWS, "r", null, "x", far));

    assertThat(keeper.keep(other.after(keeper.progress())))
        .isEqualTo(new KeepResult.Kept(1, 1, 0, 1, 1, 1));
  }
}
