// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.log.LogPartition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log into a {@link LogSink}, in batches, as a member of a consumer group.
 *
 * <p>The sink's own positions decide where reading goes on; Kafka's committed offsets only show the
 * lag to others. So a crash between the two changes nothing, and a batch is never kept twice. While
 * the sink is away the reader stays in its group, waits with growing pauses and loses nothing.
 */
public final class LogReader implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TELL = Duration.ofSeconds(1);
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LogSink sink;
  private final String tenant;
  private final List<String> topics;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Set<LogPartition> unplaced = new HashSet<>();
  private final Map<LogPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
  private long toldAt = System.nanoTime();
  private Duration pause = PAUSE_MIN;

  /**
   * Connects in the background once {@link #run} is called.
   *
   * @param tenant of records that name none, because HELIOS has not written them
   */
  public LogReader(
      LogSettings settings, String group, List<String> topics, LogSink sink, String tenant) {
    this.topics = List.copyOf(topics);
    this.consumer = new KafkaConsumer<>(config(settings, group));
    this.sink = sink;
    this.tenant = tenant;
  }

  /** Reads until closed. One thread owns the reader. */
  @Override
  public void run() {
    try (consumer) {
      consumer.subscribe(topics, new Placement());
      while (!closing.get()) {
        readOnce();
      }
    } catch (WakeupException e) {
      if (!closing.get()) {
        throw e;
      }
    }
  }

  /** Makes {@link #run} return soon; what is being kept is finished first. */
  @Override
  public void close() {
    closing.set(true);
    consumer.wakeup();
  }

  private void readOnce() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(unplaced.isEmpty() ? POLL : PAUSE_MIN);
    try {
      if (!unplaced.isEmpty()) {
        place();
      } else if (!records.isEmpty()) {
        keep(records);
      }
      tell();
      pause = PAUSE_MIN;
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("The sink is away, trying again in {} ms: {}", pause.toMillis(), e.toString());
      unplaced.addAll(slots(consumer.assignment()));
      waitInGroup();
    }
  }

  /** Goes to where the sink says it is, for every partition whose place is not certain. */
  private void place() {
    Map<LogPartition, Long> known = sink.nextOffsets(Set.copyOf(unplaced));
    for (LogPartition slot : unplaced) {
      TopicPartition partition = new TopicPartition(slot.topic(), slot.partition());
      Long next = known.get(slot);
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
      positions.put(slot, consumer.position(partition));
    }
    unplaced.clear();
    consumer.resume(consumer.paused());
  }

  private void keep(ConsumerRecords<byte[], byte[]> records) {
    LogBatch batch = LogBatches.read(records, positions, tenant);
    if (!sink.keep(batch)) {
      LOG.info("Another reader has been here; asking the sink where it is");
      batch.ranges().forEach(range -> unplaced.add(range.partition()));
      consumer.pause(records.partitions());
      return;
    }
    batch
        .ranges()
        .forEach(
            range -> {
              LogPartition slot = range.partition();
              positions.put(slot, range.to());
              TopicPartition partition = new TopicPartition(slot.topic(), slot.partition());
              untold.put(partition, new OffsetAndMetadata(range.to()));
            });
  }

  /** Tells the broker how far this is, for others to see. */
  private void tell() {
    if (!untold.isEmpty() && System.nanoTime() - toldAt > TELL.toNanos()) {
      consumer.commitAsync(Map.copyOf(untold), null);
      untold.clear();
      toldAt = System.nanoTime();
    }
  }

  /** Polls paused partitions, so that the group does not think this member dead. */
  private void waitInGroup() {
    consumer.pause(consumer.assignment());
    long until = System.nanoTime() + pause.toNanos();
    while (!closing.get() && System.nanoTime() < until) {
      consumer.poll(PAUSE_MIN);
    }
    pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
  }

  private static Set<LogPartition> slots(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .map(partition -> new LogPartition(partition.topic(), partition.partition()))
        .collect(Collectors.toSet());
  }

  /** New partitions wait, paused, until the sink has said where they go on. */
  private final class Placement implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      unplaced.addAll(slots(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      Set<LogPartition> gone = slots(partitions);
      unplaced.removeAll(gone);
      positions.keySet().removeAll(gone);
      untold.keySet().removeAll(partitions);
    }
  }

  private static Map<String, Object> config(LogSettings settings, String group) {
    return Map.ofEntries(
        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, group),
        Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
        Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000),
        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024),
        // A transaction for each trickle of records would cost more than the records: wait a
        // little.
        Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 128 * 1024),
        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50),
        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
        Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
  }
}
