// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.gateway.Wire;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Published;
import dev.helios.engine.reconcile.VerdictRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Makes a {@link LogBatch} of what a poll brought. */
final class LogBatches {
  private final List<Logged<Event>> events = new ArrayList<>();
  private final List<Logged<Quarantined>> quarantined = new ArrayList<>();
  private final List<Logged<Receipt>> receipts = new ArrayList<>();

  private final List<Logged<Published>> verdicts = new ArrayList<>();

  private final String tenant;

  private LogBatches(String tenant) {
    this.tenant = tenant;
  }

  /**
   * @param positions where reading stood before the poll
   * @param tenant of a record that names none, because HELIOS has not written it
   */
  static LogBatch read(
      ConsumerRecords<byte[], byte[]> records, Map<LogPartition, Long> positions, String tenant) {
    LogBatches batch = new LogBatches(tenant);
    List<OffsetRange> ranges = new ArrayList<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> ofPartition = records.records(partition);
      LogPartition slot = new LogPartition(partition.topic(), partition.partition());
      long from = positions.getOrDefault(slot, ofPartition.getFirst().offset());
      long to = ofPartition.getLast().offset() + 1;
      ranges.add(new OffsetRange(slot, from, to, ofPartition.size()));
      ofPartition.forEach(batch::add);
    }
    return new LogBatch(batch.events, batch.quarantined, batch.receipts, batch.verdicts, ranges);
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    try {
      switch (record.topic()) {
        case Topics.EVENTS -> events.add(logged(record, EventRecords.read(record)));
        case Topics.QUARANTINE ->
            quarantined.add(logged(record, AsideRecords.readQuarantined(record)));
        case Topics.RECEIPTS -> receipts.add(logged(record, AsideRecords.readReceipt(record)));
        case Topics.VERDICTS -> verdicts.add(logged(record, VerdictRecords.read(record)));
        default -> throw new ForeignRecordException("unexpected topic");
      }
    } catch (ForeignRecordException e) {
      quarantined.add(logged(record, foreign(record, e)));
    }
  }

  /** A record that HELIOS cannot have written is set aside like any other misfit. */
  private Quarantined foreign(
      ConsumerRecord<byte[], byte[]> record, ForeignRecordException reason) {
    String place = record.topic() + "/" + record.partition() + "/" + record.offset();
    byte[] value = record.value();
    Wire wire =
        new Wire(
            tenant,
            Cloud.DIRECT,
            "log/" + record.topic(),
            Map.of(),
            value == null ? Bytes.EMPTY : Bytes.of(value),
            Instant.ofEpochMilli(record.timestamp()));
    return new Quarantined(
        UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
        new Reason("log.foreign_record", place + ": " + reason.getMessage()),
        wire);
  }

  static <T> Logged<T> logged(ConsumerRecord<byte[], byte[]> record, T value) {
    return new Logged<>(
        value,
        new Position(record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()));
  }
}
