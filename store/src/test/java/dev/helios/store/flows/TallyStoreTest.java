// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.counts.Balance;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.db.Database;
import dev.helios.store.events.EventWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class TallyStoreTest {
  private final Database database;
  private final TallyStore store;

  TallyStoreTest(Database database) {
    this.database = database;
    this.store = new TallyStore(database);
  }

  @Test
  void balance_withTallies_tellsWhatTheReconcilerMadeOfTheEventRecords() {
    EventWriter keeper = new EventWriter(database);
    BalanceQueries books = new BalanceQueries(database);
    Log log = new Log();
    for (int i = 0; i < 5; i++) {
      log.add(Log.order(Cloud.AWS, i));
    }
    log.add(Log.order(Cloud.AWS, 1)).add(Log.refused(Cloud.GCP));
    keeper.keep(log.after(keeper.progress()));
    assertThat(books.balance(Log.LOG).reconciled()).isEqualTo(new Balance.Reconciled(6, 0, 0));
    assertThat(books.balance(Log.LOG).reconciled().holds()).isFalse();

    store.putTallies(
        Log.LOG, List.of(new ReconcilerTally(1, 10, 2, 0), new ReconcilerTally(0, 20, 3, 1)));
    store.putTallies(Log.LOG, List.of(new ReconcilerTally(0, 19, 2, 1)));

    Balance balance = books.balance(Log.LOG);
    assertThat(balance.eventRecords()).isEqualTo(6);
    assertThat(balance.judged()).isEqualTo(5);
    assertThat(balance.outside()).isEqualTo(1);
    assertThat(balance.reconciled().holds()).isTrue();
    assertThat(balance.holds()).isTrue();
    assertThat(store.tallies(Log.LOG))
        .containsExactly(new ReconcilerTally(0, 20, 3, 1), new ReconcilerTally(1, 10, 2, 0));
  }
}
