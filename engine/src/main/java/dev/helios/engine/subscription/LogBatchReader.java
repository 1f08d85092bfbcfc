// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.ForeignRecord;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.engine.ForeignRecordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Makes a {@link LogBatch} of what a poll brought, and remembers where the reader stands. */
final class LogBatchReader<R> {
  private final RecordReader<R> reader;
  private final TenantId tenant;
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  /**
   * @param tenant whose the records are that HELIOS has not written
   */
  LogBatchReader(RecordReader<R> reader, TenantId tenant) {
    this.reader = reader;
    this.tenant = tenant;
  }

  /** The next range of the partition begins at this offset. */
  void moveTo(TopicPartition partition, long offset) {
    positions.put(partition, offset);
  }

  void forget(Collection<TopicPartition> partitions) {
    positions.keySet().removeAll(partitions);
  }

  /** Reads everything. Where the reader stands changes when the batch has been accepted. */
  LogBatch<R> read(ConsumerRecords<byte[], byte[]> records) {
    return read(records, Map.of());
  }

  /**
   * The same for what lies before these ends.
   *
   * @param ends first offset that is not read any more; a partition without one is read whole
   */
  LogBatch<R> read(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> ends) {
    List<Logged<R>> read = new ArrayList<>(records.count());
    List<Logged<ForeignRecord>> foreign = new ArrayList<>();
    List<OffsetRange> ranges = new ArrayList<>();
    for (TopicPartition partition : records.partitions()) {
      long end = ends.getOrDefault(partition, Long.MAX_VALUE);
      List<ConsumerRecord<byte[], byte[]>> wanted = records.records(partition);
      long from = positions.getOrDefault(partition, wanted.getFirst().offset());
      long to = from;
      int before = read.size() + foreign.size();
      for (ConsumerRecord<byte[], byte[]> record : wanted) {
        if (record.offset() < end) {
          add(record, read, foreign);
          to = record.offset() + 1;
        }
      }
      int added = read.size() + foreign.size() - before;
      ranges.add(new OffsetRange(name(partition), from, to, added));
    }
    return new LogBatch<>(read, foreign, ranges);
  }

  private void add(
      ConsumerRecord<byte[], byte[]> record,
      List<Logged<R>> read,
      List<Logged<ForeignRecord>> foreign) {
    try {
      R value = reader.decoder().read(record);
      if (value != null) {
        read.add(logged(record, value));
      }
    } catch (ForeignRecordException e) {
      foreign.add(logged(record, foreign(record, e)));
    }
  }

  /** The batch has been accepted: the reader stands behind it. */
  void accepted(LogBatch<R> batch) {
    for (OffsetRange range : batch.ranges()) {
      LogPartition partition = range.partition();
      moveTo(new TopicPartition(partition.topic(), partition.partition()), range.to());
    }
  }

  private ForeignRecord foreign(ConsumerRecord<byte[], byte[]> record, ForeignRecordException why) {
    byte[] value = record.value();
    return new ForeignRecord(
        new LogPartition(record.topic(), record.partition()),
        tenant,
        String.valueOf(why.getMessage()),
        value == null ? Bytes.EMPTY : Bytes.of(value));
  }

  private static <T> Logged<T> logged(ConsumerRecord<byte[], byte[]> record, T value) {
    return new Logged<>(
        value,
        new Position(record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()));
  }

  static LogPartition name(TopicPartition partition) {
    return new LogPartition(partition.topic(), partition.partition());
  }
}
