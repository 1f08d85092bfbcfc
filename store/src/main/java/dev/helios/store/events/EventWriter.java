// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.store.counts.CountDeltas;
import dev.helios.store.counts.CountRows;
import dev.helios.store.db.CommittedOffsets;
import dev.helios.store.db.DailyPartitions;
import dev.helios.store.db.Database;
import dev.helios.store.db.FencedTransaction;
import dev.helios.store.db.KeepResult;
import dev.helios.store.db.StoreUnavailable;
import dev.helios.store.quarantine.QuarantineRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Stores what the log holds: each record once, each identity and content once, and the counts with
 * them, in one transaction a batch. Several may run, in one process or many: the progress in the
 * database decides who has a record. Thread-safe.
 */
public final class EventWriter {
  private final CommittedOffsets progress;
  private final FencedTransaction steps;

  public EventWriter(Database database) {
    this.progress = CommittedOffsets.ofDeliveries(database);
    this.steps = new FencedTransaction(database, progress);
  }

  /** From now on the log that is read is this one. Throws {@link StoreUnavailable}. */
  public void readFrom(LogIdentity log) {
    progress.readFrom(log);
  }

  /**
   * Where the event writers are: the next offset of every log partition they ever read. A partition
   * that is absent is to be read from its beginning. Throws {@link StoreUnavailable}.
   */
  public Map<LogPartition, Long> progress() {
    return progress.read();
  }

  /**
   * Stores a batch, or nothing of it. When this returns {@link KeepResult.Kept}, the log's consumer
   * offsets may be committed. Throws {@link StoreUnavailable} when the database cannot do it now;
   * whether it was committed may then be unknown, and keeping the same batch again tells: it is
   * kept, or fenced at its own end.
   */
  public KeepResult<DeliveryCounts> keep(LogBatch<DeliveryRecord> batch) {
    DeliveryBatch deliveries = DeliveryBatch.of(batch);
    return steps.take(
        batch.ranges(),
        days(deliveries),
        (connection, isolating) -> write(connection, deliveries, isolating));
  }

  private static DeliveryCounts write(Connection connection, DeliveryBatch batch, boolean isolating)
      throws SQLException {
    List<EventRecord> arrivals = EventRecord.of(batch.events());
    DedupResult settled = isolating ? isolate(connection, arrivals) : store(connection, arrivals);
    List<Logged<Quarantined>> poisoned =
        settled.poisoned().stream().map(EventRecord::poisoned).toList();
    boolean[] kept = QuarantineRows.quarantine(connection, batch.quarantined());
    boolean[] poisonedKept = QuarantineRows.quarantine(connection, poisoned);
    ReceiptRows.write(connection, batch.receipts(), settled.duplicates());
    CountDeltas tally = new CountDeltas();
    settled.fresh().forEach(fresh -> tally.addStored(fresh.arrival().logged(), fresh.conflict()));
    settled.duplicates().forEach(duplicate -> tally.addDuplicate(duplicate.logged()));
    for (int i = 0; i < poisonedKept.length; i++) {
      tally.addPoisoned(settled.poisoned().get(i).logged(), poisonedKept[i]);
    }
    for (int i = 0; i < kept.length; i++) {
      tally.addQuarantined(batch.quarantined().get(i), kept[i]);
    }
    batch.receipts().forEach(tally::addReceipt);
    CountRows.add(connection, tally);
    return new DeliveryCounts(
        settled.fresh().size(),
        settled.duplicates().size(),
        Math.toIntExact(settled.fresh().stream().filter(DedupResult.New::conflict).count()),
        kept.length,
        poisoned.size(),
        batch.receipts().size());
  }

  private static DedupResult store(Connection connection, List<EventRecord> arrivals)
      throws SQLException {
    DedupResult settled = new Claims(connection).settle(arrivals);
    EventRows.write(connection, settled.fresh());
    return settled;
  }

  /** Halves the events until those that the database refuses stand alone. */
  private static DedupResult isolate(Connection connection, List<EventRecord> arrivals)
      throws SQLException {
    DedupResult settled = DedupResult.nothing();
    if (FencedTransaction.tryWrite(connection, () -> settled.add(store(connection, arrivals)))) {
      return settled;
    }
    if (arrivals.size() == 1) {
      settled.poisoned().addAll(arrivals);
      return settled;
    }
    int middle = arrivals.size() / 2;
    settled.add(isolate(connection, arrivals.subList(0, middle)));
    settled.add(isolate(connection, arrivals.subList(middle, arrivals.size())));
    return settled;
  }

  private static Set<LocalDate> days(DeliveryBatch batch) {
    Set<LocalDate> days = new HashSet<>();
    add(days, batch.events(), Event::receivedAt);
    add(days, batch.receipts(), Receipt::receivedAt);
    return days;
  }

  private static <T> void add(
      Set<LocalDate> days, List<Logged<T>> records, Function<T, Instant> receivedAt) {
    for (Logged<T> logged : records) {
      days.add(DailyPartitions.day(receivedAt.apply(logged.value())));
    }
  }
}
