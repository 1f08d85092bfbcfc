// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.KeepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
public final class EventRaceTest {
  private static final int ROUNDS = 30;
  private static final int EVENTS = 40;

  private final Database database;

  EventRaceTest(Database database) {
    this.database = database;
  }

  @Test
  void keep_twoWritersOfOnePartition_takeEachRecordOnce() throws Exception {
    Log log = new Log(new LogPartition("helios.events", 1));
    EventWriter one = new EventWriter(database);
    EventWriter two = new EventWriter(database);
    for (int round = 0; round < ROUNDS; round++) {
      log.add(Log.order(Cloud.AWS, round));
      LogBatch<DeliveryRecord> batch = log.after(one.progress());

      List<KeepResult<DeliveryCounts>> results =
          together(() -> one.keep(batch), () -> two.keep(batch));

      assertThat(results).filteredOn(result -> result instanceof KeepResult.Kept).hasSize(1);
      assertThat(results).filteredOn(result -> result instanceof KeepResult.Fenced).hasSize(1);
    }
    assertThat(new BalanceQueries(database).balance(Log.LOG).holds()).isTrue();
  }

  @Test
  void keep_sameIdentitiesInTwoPartitions_areStoredOnceAndConflictsAreSeen() throws Exception {
    Log left = new Log(new LogPartition("helios.events", 2));
    Log right = new Log(new LogPartition("helios.events", 3));
    EventWriter keeper = new EventWriter(database);
    int stored = 0;
    int conflicts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < EVENTS; i++) {
        // The same from both ends, so that the claims would lock crosswise if they were not sorted.
        String id = "race-" + round + "-" + i;
        String mirrored = "race-" + round + "-" + (EVENTS - 1 - i);
        left.add(Log.event(Cloud.AWS, id, "{\"a\":1}"));
        right.add(Log.event(Cloud.AWS, mirrored, round % 2 == 0 ? "{\"a\":1}" : "{\"a\":2}"));
      }
      Map<LogPartition, Long> progress = keeper.progress();
      LogBatch<DeliveryRecord> first = left.after(progress);
      LogBatch<DeliveryRecord> second = right.after(progress);
      for (KeepResult<DeliveryCounts> result :
          together(() -> keeper.keep(first), () -> keeper.keep(second))) {
        DeliveryCounts kept = ((KeepResult.Kept<DeliveryCounts>) result).counts();
        stored += kept.stored();
        conflicts += kept.conflicts();
      }
    }
    assertThat(conflicts).isEqualTo(ROUNDS / 2 * EVENTS);
    assertThat(stored).isEqualTo(ROUNDS * EVENTS + conflicts);
    assertThat(new BalanceQueries(database).balance(Log.LOG).holds()).isTrue();
  }

  public static <T> List<T> together(Callable<T> one, Callable<T> two)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(2);
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : List.of(one, two)) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }
}
