// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One topic in memory. A poll takes the time it may take at most, and brings whatever lies ahead of
 * the consumer: what a broker shows only by chance can be told to happen.
 */
final class InMemoryConsumer extends MockConsumer<byte[], byte[]> {
  static final String TOPIC = "topic";

  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
  private final boolean group;
  private long nanos = 1_000;

  /**
   * @param group whether the partitions are assigned by the group, in the first poll
   */
  InMemoryConsumer(int partitions, boolean group) {
    super("earliest");
    this.group = group;
    List<PartitionInfo> infos = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      records.put(new TopicPartition(TOPIC, p), new ArrayList<>());
      infos.add(new PartitionInfo(TOPIC, p, null, null, null));
    }
    updatePartitions(TOPIC, infos);
    tellEnds();
  }

  /** Appends texts, each at the offset behind the one before; null for a tombstone. */
  void append(int partition, @Nullable String... texts) {
    List<ConsumerRecord<byte[], byte[]>> there = records(partition);
    for (String text : texts) {
      byte[] value = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
      there.add(new ConsumerRecord<>(TOPIC, partition, there.size(), null, value));
    }
    tellEnds();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(int partition) {
    return records.getOrDefault(new TopicPartition(TOPIC, partition), new ArrayList<>());
  }

  private void tellEnds() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    records.forEach(
        (partition, there) -> {
          ends.put(partition, (long) there.size());
          beginnings.put(partition, 0L);
        });
    updateBeginningOffsets(beginnings);
    updateEndOffsets(ends);
  }

  long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    nanos += timeout.toNanos();
    if (group && assignment().isEmpty()) {
      rebalance(records.keySet());
    }
    for (TopicPartition partition : assignment()) {
      if (!paused().contains(partition)) {
        long position = position(partition);
        records(partition.partition()).stream()
            .filter(record -> record.offset() >= position)
            .forEach(this::addRecord);
      }
    }
    return super.poll(timeout);
  }
}
