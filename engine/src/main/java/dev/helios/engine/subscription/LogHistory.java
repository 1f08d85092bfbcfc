// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.event.Event;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.Subscriber;
import dev.helios.engine.LogSettings;
import dev.helios.engine.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a part of the events topic again, for those who come back after a while. Blocking; each
 * call has a consumer of its own, so callers bound how many run at once. Thread-safe.
 */
public final class LogHistory {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String NAME = "history";
  private static final Cursor NOWHERE = Cursor.start(0);

  private final LogSettings log;

  public LogHistory(LogSettings log) {
    this.log = log;
  }

  /**
   * What a reader at {@code from} has missed up to {@code to}.
   *
   * @param skipped how many events were passed over at the front, because the log no longer has
   *     them or because there were more than the limit
   * @param start where the reading really began
   */
  public record Plan(Cursor start, Cursor end, long skipped) {}

  /**
   * Plans a reading of at most {@code max} events, the newest of them. Partitions about which
   * {@code from} says nothing begin at the time of those about which it does.
   */
  public Plan plan(Cursor from, Cursor to, long max) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions(to), PATIENCE);
      Cursor known = resolve(consumer, from, to);
      long total = 0;
      for (int p = 0; p < to.partitions(); p++) {
        total += Math.max(0, to.next(p) - known.next(p));
      }
      double keep = total > max ? (double) max / total : 1;
      Cursor start = known;
      long skipped = 0;
      for (int p = 0; p < to.partitions(); p++) {
        long span = Math.max(0, to.next(p) - known.next(p));
        long wanted = to.next(p) - (long) Math.floor(span * keep);
        long begin = Math.max(wanted, first.getOrDefault(new TopicPartition(Topics.EVENTS, p), 0L));
        skipped += Math.max(0, begin - known.next(p));
        start = start.with(p, begin);
      }
      return new Plan(start, to, skipped);
    }
  }

  /**
   * Reads what is planned in log order per partition, handing over up to a poll's worth at a time,
   * until it is read or the subscriber has enough.
   */
  public void read(Plan plan, Subscriber<Event> subscriber) {
    StartPosition range = new StartPosition.Range(plan.start(), plan.end());
    new SubscriptionLoop(log, new Subscription<>(NAME, RecordReader.EVENTS, range, subscriber))
        .run();
  }

  private static Cursor resolve(KafkaConsumer<byte[], byte[]> consumer, Cursor from, Cursor to) {
    long since = Long.MAX_VALUE;
    Map<TopicPartition, Long> unknown = new HashMap<>();
    for (TopicPartition partition : partitions(to)) {
      long next = from.next(partition.partition());
      if (next == Cursor.UNKNOWN) {
        unknown.put(partition, 0L);
      } else {
        since = Math.min(since, timeOf(consumer, partition, Math.max(0, next - 1)));
      }
    }
    if (unknown.isEmpty()) {
      return from;
    }
    long time = since;
    unknown.replaceAll((partition, ignored) -> time);
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(unknown, PATIENCE);
    Cursor resolved = from;
    for (TopicPartition partition : unknown.keySet()) {
      OffsetAndTimestamp at = found.get(partition);
      int p = partition.partition();
      resolved = resolved.with(p, at == null ? to.next(p) : at.offset());
    }
    return resolved;
  }

  private static long timeOf(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    for (Duration waited = Duration.ZERO;
        waited.compareTo(PATIENCE) < 0;
        waited = waited.plus(POLL)) {
      var records = consumer.poll(POLL).records(partition);
      if (!records.isEmpty()) {
        return records.getFirst().timestamp();
      }
      if (consumer.position(partition) > offset) {
        break;
      }
    }
    return 0;
  }

  private static List<TopicPartition> partitions(Cursor cursor) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (int p = 0; p < cursor.partitions(); p++) {
      partitions.add(new TopicPartition(Topics.EVENTS, p));
    }
    return partitions;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        ConsumerSettings.of(log, "helios-" + NAME, new StartPosition.Range(NOWHERE, NOWHERE)));
  }
}
