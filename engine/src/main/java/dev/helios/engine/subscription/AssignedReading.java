// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.log.Acceptance;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.ForeignRecord;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.Logged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads all partitions of its topics, without a group: nothing is committed. What a subscriber
 * throws ends the reading.
 */
final class AssignedReading<R> implements LogReading {
  private static final Logger LOG = LoggerFactory.getLogger(AssignedReading.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Subscription<R> subscription;
  private final LogBatchReader<R> batches;

  /** Offsets that something is to happen at: a table has caught up, a range has been read. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  AssignedReading(
      Consumer<byte[], byte[]> consumer, Subscription<R> subscription, LogBatchReader<R> batches) {
    this.consumer = consumer;
    this.subscription = subscription;
    this.batches = batches;
  }

  @Override
  public boolean begin() {
    switch (subscription.start()) {
      case StartPosition.Group group ->
          throw new IllegalStateException("expected a start without a group");
      case StartPosition.Tail tail -> {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        tail.begun().accept(positions(partitions));
      }
      case StartPosition.Table table -> {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends.putAll(consumer.endOffsets(partitions));
      }
      case StartPosition.Range range -> begin(range);
    }
    return passEnds();
  }

  private void begin(StartPosition.Range range) {
    String topic = subscription.records().topics().getFirst();
    for (int p = 0; p < range.to().partitions(); p++) {
      if (range.from().next(p) < range.to().next(p)) {
        ends.put(new TopicPartition(topic, p), range.to().next(p));
      }
    }
    consumer.assign(ends.keySet());
    for (TopicPartition partition : ends.keySet()) {
      long from = range.from().next(partition.partition());
      consumer.seek(partition, from);
      batches.moveTo(partition, from);
    }
  }

  private Cursor positions(List<TopicPartition> partitions) {
    Cursor cursor = Cursor.start(partitions.size());
    for (TopicPartition partition : partitions) {
      long position = consumer.position(partition);
      batches.moveTo(partition, position);
      cursor = cursor.with(partition.partition(), position);
    }
    return cursor;
  }

  @Override
  public boolean next() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    return (records.isEmpty() || handOver(records)) && passEnds();
  }

  private boolean handOver(ConsumerRecords<byte[], byte[]> records) {
    boolean bounded = subscription.start() instanceof StartPosition.Range;
    LogBatch<R> batch = batches.read(records, bounded ? ends : Map.of());
    batch.foreign().forEach(this::passOver);
    Acceptance acceptance = subscription.subscriber().accept(batch);
    batches.accepted(batch);
    return switch (acceptance) {
      case ACCEPTED -> true;
      case ENOUGH -> false;
      case FENCED -> throw new IllegalStateException("fenced without offsets to read on from");
    };
  }

  /** A table without one of its rows is a fault; on other topics a group sets the record aside. */
  private void passOver(Logged<ForeignRecord> foreign) {
    Level level = subscription.start() instanceof StartPosition.Table ? Level.ERROR : Level.DEBUG;
    LOG.atLevel(level)
        .log(
            "{} passes over the record at {} of {}: {}",
            subscription.name(),
            foreign.position(),
            foreign.value().partition().topic(),
            foreign.value().why());
  }

  /** Whether there is more to read. */
  private boolean passEnds() {
    return switch (subscription.start()) {
      case StartPosition.Group group -> true;
      case StartPosition.Tail tail -> true;
      case StartPosition.Table table -> {
        if (!ends.isEmpty() && areReached()) {
          ends.clear();
          table.caughtUp().run();
        }
        yield true;
      }
      case StartPosition.Range range -> {
        if (ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue())) {
          consumer.assign(ends.keySet());
        }
        yield !ends.isEmpty();
      }
    };
  }

  private boolean areReached() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : subscription.records().topics()) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }
}
