// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.log.Acceptance;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads as a member of a consumer group, from where the subscriber's own offsets say. While the
 * subscriber is away the member stays in its group, waits with growing pauses and loses nothing.
 */
final class GroupReading<R> implements LogReading {
  private static final Logger LOG = LoggerFactory.getLogger(GroupReading.class);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
  private static final Duration SHORT_POLL = Duration.ofMillis(100);
  private static final Backoff BACKOFF = new Backoff(SHORT_POLL, Duration.ofSeconds(5));

  private final Consumer<byte[], byte[]> consumer;
  private final Subscription<R> subscription;
  private final StartPosition.Group group;
  private final LongSupplier nanoTime;
  private final LogBatchReader<R> batches;

  /** Paused, because it is not certain where they go on. */
  private final Set<TopicPartition> unplaced = new HashSet<>();

  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
  private long committedAt;
  private int failures;

  GroupReading(
      Consumer<byte[], byte[]> consumer,
      Subscription<R> subscription,
      StartPosition.Group group,
      LogBatchReader<R> batches,
      LongSupplier nanoTime) {
    this.consumer = consumer;
    this.subscription = subscription;
    this.group = group;
    this.nanoTime = nanoTime;
    this.batches = batches;
    this.committedAt = nanoTime.getAsLong();
  }

  @Override
  public boolean begin() {
    consumer.subscribe(subscription.records().topics(), new Rebalance());
    return true;
  }

  @Override
  public boolean next() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(unplaced.isEmpty() ? POLL : SHORT_POLL);
    try {
      boolean more = true;
      if (!unplaced.isEmpty()) {
        unplaced.addAll(records.partitions()); // their records are read again
        place();
      } else if (!records.isEmpty()) {
        more = handOver(records);
      }
      commit();
      return more;
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      failures++;
      Duration pause = BACKOFF.pause(failures);
      LOG.warn(
          "{} is not taken, trying again in {} ms: {}",
          subscription.name(),
          pause.toMillis(),
          e.toString());
      unplaced.addAll(consumer.assignment());
      waitInGroup(pause);
      return true;
    }
  }

  /** Goes to where the offsets say, in every partition whose place is not certain. */
  private void place() {
    Map<LogPartition, Long> known =
        group
            .offsets()
            .next(unplaced.stream().map(LogBatchReader::name).collect(Collectors.toSet()));
    for (TopicPartition partition : unplaced) {
      Long next = known.get(LogBatchReader.name(partition));
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
      batches.moveTo(partition, consumer.position(partition));
    }
    unplaced.clear();
    consumer.resume(consumer.paused());
  }

  private boolean handOver(ConsumerRecords<byte[], byte[]> records) {
    LogBatch<R> batch = batches.read(records);
    Acceptance acceptance = subscription.subscriber().accept(batch);
    failures = 0; // offsets that can be told alone do not say that a batch would be taken
    return switch (acceptance) {
      case ACCEPTED -> {
        accepted(batch);
        yield true;
      }
      case ENOUGH -> {
        accepted(batch);
        yield false;
      }
      case FENCED -> {
        LOG.info("{} fenced by another consumer, re-reading offsets", subscription.name());
        unplaced.addAll(records.partitions());
        consumer.pause(records.partitions());
        yield true;
      }
    };
  }

  private void accepted(LogBatch<R> batch) {
    batches.accepted(batch);
    for (OffsetRange range : batch.ranges()) {
      LogPartition partition = range.partition();
      uncommitted.put(
          new TopicPartition(partition.topic(), partition.partition()),
          new OffsetAndMetadata(range.to()));
    }
  }

  /** Commits to the broker how far this is, for others to see. */
  private void commit() {
    if (!uncommitted.isEmpty() && nanoTime.getAsLong() - committedAt > COMMIT_EVERY.toNanos()) {
      consumer.commitAsync(Map.copyOf(uncommitted), null);
      uncommitted.clear();
      committedAt = nanoTime.getAsLong();
    }
  }

  /** Polls paused partitions, so that the group does not think this member dead. */
  private void waitInGroup(Duration pause) {
    consumer.pause(consumer.assignment());
    long until = nanoTime.getAsLong() + pause.toNanos();
    while (nanoTime.getAsLong() - until < 0) {
      consumer.poll(SHORT_POLL);
    }
  }

  /** New partitions wait, paused, until the offsets have said where they go on. */
  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      unplaced.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      unplaced.removeAll(partitions);
      batches.forget(partitions);
      uncommitted.keySet().removeAll(partitions);
    }
  }
}
