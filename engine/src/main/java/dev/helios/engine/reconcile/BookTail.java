// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.engine.LogSettings;
import dev.helios.engine.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the compacted topics of flows and progress into their books, and goes on. One owner. */
public final class BookTail implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BookTail.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final FlowBook flows;
  private final ProgressBook progress;
  private final Runnable caughtUp;
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * @param caughtUp run once, when everything that was there at the start has been read
   */
  public BookTail(LogSettings log, FlowBook flows, ProgressBook progress, Runnable caughtUp) {
    this.consumer = new KafkaConsumer<>(config(log));
    this.flows = flows;
    this.progress = progress;
    this.caughtUp = caughtUp;
  }

  @Override
  public void run() {
    try (consumer) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : List.of(Topics.FLOWS, Topics.PROGRESS)) {
        consumer
            .partitionsFor(topic)
            .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readUpTo(consumer.endOffsets(partitions));
      caughtUp.run();
      while (!closing.get()) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::read);
      }
    } catch (WakeupException e) {
      if (!closing.get()) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    closing.set(true);
    consumer.wakeup();
  }

  private void readUpTo(Map<TopicPartition, Long> ends) {
    while (!closing.get()
        && ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(Duration.ofMillis(200)).forEach(this::read);
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      if (record.topic().equals(Topics.FLOWS)) {
        flows.put(
            FlowRecord.read(new String(record.key(), StandardCharsets.UTF_8), record.value()));
      } else {
        progress.put(PartitionProgress.parse(record.value()));
      }
    } catch (IllegalArgumentException e) {
      LOG.error("Passed over {} at {}", record.topic(), record.offset(), e);
    }
  }

  private static Map<String, Object> config(LogSettings log) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        log.bootstrapServers(),
        ConsumerConfig.CLIENT_ID_CONFIG,
        "helios-books",
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        500);
  }
}
