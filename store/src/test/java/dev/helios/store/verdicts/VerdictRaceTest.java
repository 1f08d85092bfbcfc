// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogBatch;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.cases.CaseSummary;
import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.KeepResult;
import dev.helios.store.db.Query;
import dev.helios.store.events.EventRaceTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class VerdictRaceTest {
  private static final int ROUNDS = 25;
  private static final int CASES = 20;

  private final Database database;

  VerdictRaceTest(Database database) {
    this.database = database;
  }

  @Test
  void keep_twoKeepersOfOnePartition_takeEachRevisionOnce() throws Exception {
    VerdictWriter one = new VerdictWriter(database);
    VerdictWriter two = new VerdictWriter(database);
    VerdictLog log = new VerdictLog(1);
    for (int round = 0; round < ROUNDS; round++) {
      log.add(Play.order("one-" + round).placed(0, "1").paid(1, "1"));
      LogBatch<PublishedVerdict> batch = log.after(one.progress(), 100);

      var results = EventRaceTest.together(() -> one.keep(batch), () -> two.keep(batch));

      assertThat(results)
          .containsOnlyOnce(VerdictLog.kept(2, 0, 1, 0))
          .filteredOn(result -> result instanceof KeepResult.Fenced)
          .hasSize(1);
    }
    assertTiesOut();
  }

  @Test
  void keep_sameCasesFromTwoPartitions_countsEachCaseOnce() throws Exception {
    VerdictWriter keeper = new VerdictWriter(database);
    VerdictLog left = new VerdictLog(2);
    VerdictLog right = new VerdictLog(3);
    int stored = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < CASES; i++) {
        left.add(Play.order("two-" + round + "-" + i).placed(0, "3"));
        // The same from the other end, and one revision further.
        int mirrored = CASES - 1 - i;
        right.add(Play.order("two-" + round + "-" + mirrored).placed(0, "3").paid(1, "4"));
      }
      LogBatch<PublishedVerdict> first = left.after(keeper.progress(), 1_000);
      LogBatch<PublishedVerdict> second = right.after(keeper.progress(), 1_000);
      for (KeepResult<VerdictCounts> result :
          EventRaceTest.together(() -> keeper.keep(first), () -> keeper.keep(second))) {
        stored += ((KeepResult.Kept<VerdictCounts>) result).counts().stored();
      }
    }
    // Whoever comes first, each case has its first and its second revision.
    assertThat(stored).isEqualTo(ROUNDS * CASES * 2);
    assertTiesOut();
  }

  private void assertTiesOut() throws SQLException {
    CaseSummary summary =
        new SummaryQueries(database).summary(TenantId.DEFAULT, SummaryQueries.Scope.ALL, Log.NOON);
    assertThat(summary.tiesOut()).isTrue();
    try (Connection connection = database.reader()) {
      assertThat(new Query("select count(*) from cases").list(connection, row -> row.getLong(1)))
          .containsExactly(summary.cases());
      assertThat(new Query("select count(*) from verdicts").list(connection, row -> row.getLong(1)))
          .isEqualTo(
              new Query("select sum(revision)::bigint from cases")
                  .list(connection, row -> row.getLong(1)));
    }
  }
}
