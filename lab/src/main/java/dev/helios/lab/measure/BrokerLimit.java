// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.helios.lab.load.Orders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The broker alone: one producer, every append flushed to disk before it is acknowledged, two
 * partitions, as HELIOS has it on one machine.
 */
public final class BrokerLimit {
  private static final String TOPIC = "helios-bench-limit";
  private static final int PARTITIONS = 2;

  private BrokerLimit() {}

  /**
   * Appends for so long.
   *
   * @param inFlight records that wait for their acknowledgement at most: as many as there are
   *     connections in the load run, or far more, to see what full batches give
   */
  public static Limit measure(String kafka, int inFlight, Duration time)
      throws IOException, InterruptedException {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      NewTopic topic =
          new NewTopic(TOPIC, PARTITIONS, (short) 1).configs(Map.of("flush.messages", "1"));
      admin.createTopics(List.of(topic)).all().get();
      try {
        return append(kafka, inFlight, time);
      } finally {
        admin.deleteTopics(List.of(TOPIC)).all().get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the broker could not be measured", e);
    }
  }

  private static Limit append(String kafka, int inFlight, Duration time)
      throws InterruptedException {
    byte[] value = new Orders("limit").event(0, Instant.EPOCH).body();
    Semaphore room = new Semaphore(inFlight);
    LongAdder kept = new LongAdder();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer())) {
      for (int n = 0; System.nanoTime() < end; n++) {
        room.acquire();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, "ORD-" + n, value);
        record.headers().add("ce_id", ("bench-" + n).getBytes(UTF_8));
        producer.send(
            record,
            (place, failure) -> {
              room.release();
              if (failure == null) {
                kept.increment();
              }
            });
      }
      producer.flush();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Limit(
        "broker alone",
        "records of %d bytes, acks=all, a flush for each append, %d in flight"
            .formatted(value.length, inFlight),
        kept.sum() / seconds);
  }

  private static Map<String, Object> settings(String kafka) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        kafka,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        4,
        ProducerConfig.BATCH_SIZE_CONFIG,
        256 * 1024);
  }
}
