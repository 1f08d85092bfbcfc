// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.Position;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends to Kafka, batched and idempotent. Memory is bounded: what does not fit is {@link
 * Append.Full} at once. The futures complete on the producer's own thread, which must not be held
 * up. Thread-safe.
 */
public final class KafkaLogWriter implements LogWriter, AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaProducer<byte[], byte[]> producer;

  /** Connects in the background; nothing needs to be up yet. */
  public KafkaLogWriter(LogSettings settings) {
    this.producer = new KafkaProducer<>(config(settings));
  }

  @Override
  public CompletableFuture<Append> append(Event event) {
    return send(EventRecords.write(event));
  }

  @Override
  public CompletableFuture<Append> append(Quarantined quarantined) {
    return send(QuarantineRecords.write(quarantined));
  }

  @Override
  public CompletableFuture<Append> append(Receipt receipt) {
    return send(QuarantineRecords.write(receipt));
  }

  /** Tells every reconciler of a version of a flow. */
  public CompletableFuture<Append> append(FlowRecord flow) {
    byte[] key = flow.id().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return send(new ProducerRecord<>(Topics.FLOWS, key, flow.value()));
  }

  @Override
  public boolean ready() {
    try {
      for (String topic : Topics.WRITTEN) {
        producer.partitionsFor(topic);
      }
      return true;
    } catch (KafkaException e) {
      return false;
    }
  }

  /** How much of its memory the writer has free, from 0 to 1. */
  public double freeMemory() {
    return metric("buffer-available-bytes") / Math.max(1, metric("buffer-total-bytes"));
  }

  /** Waits for what is under way, up to five seconds. */
  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  private double metric(String name) {
    return producer.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .map(entry -> entry.getValue().metricValue())
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .findFirst()
        .orElse(0);
  }

  private CompletableFuture<Append> send(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Append> answer = new CompletableFuture<>();
    try {
      producer.send(record, (metadata, failure) -> answer.complete(result(metadata, failure)));
    } catch (BufferExhaustedException e) {
      answer.complete(new Append.Full());
    } catch (KafkaException | IllegalStateException e) {
      answer.complete(new Append.Failed(e.getClass().getSimpleName()));
    }
    return answer;
  }

  private static Append result(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    if (failure instanceof BufferExhaustedException) {
      return new Append.Full();
    }
    if (failure != null) {
      return new Append.Failed(failure.getClass().getSimpleName());
    }
    if (metadata == null) {
      return new Append.Failed(TimeoutException.class.getSimpleName());
    }
    return new Append.Appended(new Position(metadata.partition(), metadata.offset()));
  }

  private static Map<String, Object> config(LogSettings settings) {
    int timeout = Math.toIntExact(settings.appendTimeout().toMillis());
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "helios-gateway"),
        Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
        Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.writerMemory()),
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES),
        // Callers are event loops: a send that cannot be taken now is answered now.
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout - LINGER_MS),
        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
        // With no blocking there is no second chance to ask where an idle topic lives.
        Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis()));
  }

  private static final int LINGER_MS = 4;
}
