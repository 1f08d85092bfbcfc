// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Event;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.Logged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events topic from its end, for live feeds. Every server follows all partitions; there
 * is no group and nothing is committed. A fetch waits at the broker for some kilobytes or 20 ms, so
 * that a busy log is told in handfuls and a quiet one soon. One thread owns the tail.
 */
public final class FeedTail implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedTail.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Listener listener;
  private final AtomicBoolean closing = new AtomicBoolean();

  /** Who is told; called by the tail's thread, which it must not hold up. */
  public interface Listener {
    /** The tail stands at this cursor and everything after it will be told. */
    void started(Cursor cursor);

    /** Events in log order per partition. */
    void events(List<Logged<Event>> events, Cursor after);
  }

  public FeedTail(LogSettings settings, Listener listener) {
    this.consumer = new KafkaConsumer<>(config(settings));
    this.listener = listener;
  }

  /** Follows until closed; the topic must have been declared. */
  @Override
  public void run() {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EVENTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      Cursor cursor = Cursor.start(partitions.size());
      for (TopicPartition partition : partitions) {
        cursor = cursor.with(partition.partition(), consumer.position(partition));
      }
      listener.started(cursor);
      follow(cursor);
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

  private void follow(Cursor start) {
    Cursor cursor = start;
    while (!closing.get()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
      if (records.isEmpty()) {
        continue;
      }
      List<Logged<Event>> events = read(records);
      for (TopicPartition partition : records.partitions()) {
        long next = records.records(partition).getLast().offset() + 1;
        cursor = cursor.with(partition.partition(), next);
      }
      listener.events(events, cursor);
    }
  }

  static List<Logged<Event>> read(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<Logged<Event>> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        events.add(LogBatches.logged(record, EventRecords.read(record)));
      } catch (ForeignRecordException e) {
        LOG.debug("Passed over {}:{}", record.partition(), record.offset(), e);
      }
    }
    return events;
  }

  static Map<String, Object> config(LogSettings settings) {
    return Map.ofEntries(
        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, "helios-feed"),
        Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
        Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"),
        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000),
        Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 8 * 1024),
        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20),
        Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
  }
}
