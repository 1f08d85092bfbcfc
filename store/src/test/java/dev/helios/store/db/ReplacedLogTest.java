// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogIdentity;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.counts.Balance;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.EventWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The log is thrown away, the database is kept: what the new log holds is read from its beginning.
 */
@ExtendWith(Postgres.class)
class ReplacedLogTest {
  private static final LogIdentity FIRST = new LogIdentity("cluster", "first");
  private static final LogIdentity SECOND = new LogIdentity("cluster", "second");

  private final Database database;

  ReplacedLogTest(Database database) {
    this.database = database;
  }

  @Test
  void keep_inALogThatReplacedAnother_storesItFromItsBeginningAndTheBooksBalance() {
    EventWriter before = new EventWriter(database);
    Log old = new Log();
    for (int i = 0; i < 20; i++) {
      old.add(Log.order(Cloud.AWS, i));
    }
    before.keep(old.after(before.progress()));

    EventWriter writer = new EventWriter(database);
    writer.readFrom(FIRST);
    assertThat(writer.progress()).as("rows without a log are the first's").isNotEmpty();
    assertThat(old.after(writer.progress()).records()).isEmpty();

    writer.readFrom(SECOND);
    assertThat(writer.progress()).as("nothing of the second is read yet").isEmpty();
    Log fresh = new Log();
    for (int i = 15; i < 25; i++) {
      fresh.add(Log.order(Cloud.AWS, i));
    }
    assertThat(writer.keep(fresh.after(writer.progress()))).isEqualTo(Log.kept(5, 5, 0, 0, 0, 0));

    EventQueries events = new EventQueries(database);
    assertThat(events.find(TenantId.DEFAULT, "evt-24", null)).hasSize(1);
    Balance balance = new BalanceQueries(database).balance(SECOND);
    assertThat(balance.holds()).isTrue();
    assertThat(balance.total().received()).isEqualTo(30);
    assertThat(balance.log().values()).extracting(Balance.Read::nextOffset).containsExactly(21L);

    writer.readFrom(FIRST);
    assertThat(old.after(writer.progress()).records()).as("the first's place is kept").isEmpty();
  }
}
