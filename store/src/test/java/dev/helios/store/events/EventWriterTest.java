// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.db.Database;
import dev.helios.store.db.KeepResult;
import dev.helios.store.db.KeepResult.Fenced;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class EventWriterTest {
  private static final AtomicInteger PARTITIONS = new AtomicInteger();

  private final EventWriter keeper;
  private final LogPartition partition =
      new LogPartition("helios.events", PARTITIONS.incrementAndGet());
  private final Log log = new Log(partition);

  EventWriterTest(Database database) {
    this.keeper = new EventWriter(database);
  }

  private KeepResult<DeliveryCounts> keepNew() {
    return keeper.keep(log.after(keeper.progress()));
  }

  @Test
  void keep_sameIdentityInTwoBatches_isStoredOnce() {
    log.add(Log.order(Cloud.AWS, 1));
    assertThat(keepNew()).isEqualTo(Log.kept(1, 0, 0, 0, 0, 0));

    log.add(Log.order(Cloud.AWS, 1)).add(Log.order(Cloud.AWS, 2));
    assertThat(keepNew()).isEqualTo(Log.kept(1, 1, 0, 0, 0, 0));
  }

  @Test
  void keep_sameIdentityTwiceInOneBatch_isStoredOnce() {
    log.add(Log.order(Cloud.AWS, 11)).add(Log.order(Cloud.AWS, 11)).add(Log.order(Cloud.GCP, 11));

    assertThat(keepNew()).isEqualTo(Log.kept(2, 1, 0, 0, 0, 0));
  }

  @Test
  void keep_knownIdentityWithOtherContent_isStoredAsConflictOnce() {
    log.add(Log.event(Cloud.AWS, "twice", "{\"a\":1}"));
    keepNew();

    log.add(Log.event(Cloud.AWS, "twice", "{\"a\":2}"))
        .add(Log.event(Cloud.AWS, "twice", "{\"a\":2}"))
        .add(Log.event(Cloud.AWS, "twice", "{\"a\":1}"));
    assertThat(keepNew()).isEqualTo(Log.kept(1, 2, 1, 0, 0, 0));

    log.add(Log.event(Cloud.AWS, "twice", "{\"a\":2}"));
    assertThat(keepNew()).isEqualTo(Log.kept(0, 1, 0, 0, 0, 0));
  }

  @Test
  void keep_conflictWithinOneBatch_marksTheSecond() {
    log.add(Log.event(Cloud.AWS, "inside", "{\"a\":1}"))
        .add(Log.event(Cloud.AWS, "inside", "{\"a\":2}"));

    assertThat(keepNew()).isEqualTo(Log.kept(2, 0, 1, 0, 0, 0));
  }

  @Test
  void keep_sameOffsetsAgain_isFencedAtTheirEnd() {
    log.add(Log.order(Cloud.AWS, 21)).add(Log.order(Cloud.AWS, 22));
    LogBatch<DeliveryRecord> batch = log.after(keeper.progress());
    keeper.keep(batch);

    KeepResult<DeliveryCounts> again = keeper.keep(batch);

    assertThat(again).isEqualTo(new Fenced<>(Map.of(partition, 5L)));
  }

  @Test
  void keep_valueThatPostgresRefuses_isQuarantinedAloneAndTheRestIsStored() {
    for (int i = 0; i < 512; i++) {
      log.add(
          i == 300
              ? Log.event(Cloud.AWS, "nul", "{\"order_id\":\"a\\u0000b\"}")
              : Log.order(Cloud.AWS, 1_000 + i));
    }

    assertThat(keepNew()).isEqualTo(Log.kept(511, 0, 0, 0, 1, 0));
  }
}
