// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.reconcile.Verdict;
import dev.helios.engine.reconcile.VerdictRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the verdicts from their end, for live feeds, as {@link FeedTail} follows events. */
public final class VerdictTail implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VerdictTail.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<List<Verdict>> listener;
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * @param listener told of verdicts in the order of the log, by the tail's thread
   */
  public VerdictTail(LogSettings settings, Consumer<List<Verdict>> listener) {
    Map<String, Object> config = new HashMap<>(FeedTail.config(settings));
    config.put("client.id", "helios-verdict-feed");
    this.consumer = new KafkaConsumer<>(config);
    this.listener = listener;
  }

  @Override
  public void run() {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.VERDICTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (!closing.get()) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          read(record, verdicts);
        }
        if (!verdicts.isEmpty()) {
          listener.accept(verdicts);
        }
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

  private static void read(ConsumerRecord<byte[], byte[]> record, List<Verdict> into) {
    try {
      into.add(VerdictRecords.read(record).verdict());
    } catch (ForeignRecordException e) {
      LOG.debug("Passed over {}:{}", record.partition(), record.offset(), e);
    }
  }
}
