// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.TenantId;
import dev.helios.core.log.Acceptance;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Subscriber;
import dev.helios.engine.ForeignRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubscriptionLoopTest {
  private static final LogPartition FIRST = new LogPartition(InMemoryConsumer.TOPIC, 0);
  private static final RecordReader<String> TEXTS =
      new RecordReader<>(List.of(InMemoryConsumer.TOPIC), SubscriptionLoopTest::text);

  private final List<String> taken = new ArrayList<>();
  private final List<OffsetRange> ranges = new ArrayList<>();

  private static @Nullable String text(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return null;
    }
    String text = new String(value, StandardCharsets.UTF_8);
    if (text.equals("foreign")) {
      throw new ForeignRecordException("expected a text");
    }
    return text;
  }

  private SubscriptionLoop loop(
      InMemoryConsumer consumer, StartPosition start, Subscriber<String> subscriber) {
    return new SubscriptionLoop(
        consumer,
        new Subscription<>("test", TEXTS, start, subscriber),
        TenantId.DEFAULT,
        consumer::nanoTime);
  }

  /** Takes everything, until it has taken this. */
  private Acceptance takeUntil(String last, LogBatch<String> batch) {
    batch.records().forEach(logged -> taken.add(logged.value()));
    ranges.addAll(batch.ranges());
    return taken.contains(last) ? Acceptance.ENOUGH : Acceptance.ACCEPTED;
  }

  @Test
  void run_group_goesOnWhereTheOffsetsSayAndFromTheBeginningOfTheUnknown() {
    InMemoryConsumer consumer = new InMemoryConsumer(2, true);
    consumer.append(0, "a", "b", "c");
    consumer.append(1, "x");
    StartPosition start = new StartPosition.Group(partitions -> Map.of(FIRST, 2L));

    loop(consumer, start, batch -> takeUntil("c", batch)).run();

    assertThat(taken).containsExactlyInAnyOrder("c", "x");
    assertThat(ranges)
        .containsExactlyInAnyOrder(
            new OffsetRange(FIRST, 2, 3, 1),
            new OffsetRange(new LogPartition(InMemoryConsumer.TOPIC, 1), 0, 1, 1));
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void run_fencedGroup_asksForTheOffsetsAgain() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, true);
    consumer.append(0, "a", "b", "c", "d");
    Deque<Long> offsets = new ArrayDeque<>(List.of(0L, 3L));
    List<OffsetRange> refused = new ArrayList<>();
    StartPosition start = new StartPosition.Group(partitions -> Map.of(FIRST, offsets.remove()));

    loop(
            consumer,
            start,
            batch -> {
              if (refused.isEmpty()) {
                refused.addAll(batch.ranges());
                return Acceptance.FENCED;
              }
              return takeUntil("d", batch);
            })
        .run();

    assertThat(refused).containsExactly(new OffsetRange(FIRST, 0, 4, 4));
    assertThat(taken).containsExactly("d");
    assertThat(ranges).containsExactly(new OffsetRange(FIRST, 3, 4, 1));
  }

  @Test
  void run_recordsThatComeWhileAnotherPartitionIsFenced_areNotLost() {
    InMemoryConsumer consumer = new InMemoryConsumer(2, true);
    consumer.append(0, "a");
    List<Acceptance> answers = new ArrayList<>(List.of(Acceptance.FENCED));
    StartPosition start = new StartPosition.Group(partitions -> Map.of());

    loop(
            consumer,
            start,
            batch -> {
              if (!answers.isEmpty()) {
                consumer.append(1, "x");
                return answers.removeFirst();
              }
              consumer.append(1, "y");
              return takeUntil("y", batch);
            })
        .run();

    assertThat(taken).contains("a", "x", "y");
  }

  @Test
  void run_groupWhoseSubscriberIsAway_waitsLongerEachTimeAndLosesNothing() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, true);
    consumer.append(0, "a", "b");
    List<Long> attempts = new ArrayList<>();
    StartPosition start = new StartPosition.Group(partitions -> Map.of());

    loop(
            consumer,
            start,
            batch -> {
              attempts.add(TimeUnit.NANOSECONDS.toMillis(consumer.nanoTime()));
              if (attempts.size() < 5) {
                throw new IllegalStateException("away");
              }
              return takeUntil("b", batch);
            })
        .run();

    // A pause, one poll after which the offsets are asked for, and one that brings the records.
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < attempts.size(); i++) {
      waits.add(attempts.get(i) - attempts.get(i - 1) - 100 - 200);
    }
    assertThat(waits).containsExactly(100L, 200L, 400L, 800L);
    assertThat(taken).containsExactly("a", "b");
  }

  @Test
  void run_groupWhoseOffsetsCannotBeTold_asksUntilTheyAre() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, true);
    consumer.append(0, "a", "b");
    int[] asked = {0};
    StartPosition start =
        new StartPosition.Group(
            partitions -> {
              if (asked[0]++ < 3) {
                throw new IllegalStateException("away");
              }
              return Map.of(FIRST, 1L);
            });

    loop(consumer, start, batch -> takeUntil("b", batch)).run();

    assertThat(taken).containsExactly("b");
    assertThat(asked[0]).isEqualTo(4);
  }

  @Test
  void run_tail_readsWhatComesAfterItBegan() {
    InMemoryConsumer consumer = new InMemoryConsumer(2, false);
    consumer.append(0, "old", "older");
    StartPosition start =
        new StartPosition.Tail(
            begun -> {
              assertThat(begun).isEqualTo(Cursor.start(2).with(0, 2).with(1, 0));
              consumer.append(0, "foreign", "new");
            });

    loop(consumer, start, batch -> takeUntil("new", batch)).run();

    assertThat(taken).containsExactly("new");
    assertThat(ranges).containsExactly(new OffsetRange(FIRST, 2, 4, 2));
  }

  @Test
  void run_table_tellsThatItHasCaughtUpOnceAndGoesOn() {
    InMemoryConsumer consumer = new InMemoryConsumer(2, false);
    consumer.append(0, "a", null, "foreign");
    consumer.append(1, "b");
    StartPosition start =
        new StartPosition.Table(
            () -> {
              taken.add("caught up");
              consumer.append(1, "c");
            });

    loop(consumer, start, batch -> takeUntil("c", batch)).run();

    assertThat(taken).hasSize(4).endsWith("caught up", "c").contains("a", "b");
  }

  @Test
  void run_emptyTable_hasCaughtUpBeforeAnythingIsRead() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, false);

    loop(
            consumer,
            new StartPosition.Table(() -> consumer.append(0, "a")),
            batch -> takeUntil("a", batch))
        .run();

    assertThat(taken).containsExactly("a");
  }

  @Test
  void run_range_readsNothingBeforeOrBehindIt() {
    InMemoryConsumer consumer = new InMemoryConsumer(3, false);
    consumer.append(0, "a", "b", "c", "d");
    consumer.append(1, "x");
    consumer.append(2, "y", "z");
    Cursor from = Cursor.start(3).with(0, 1).with(1, 1).with(2, 0);
    Cursor to = Cursor.start(3).with(0, 3).with(1, 1).with(2, 1);

    loop(consumer, new StartPosition.Range(from, to), batch -> takeUntil("nothing", batch)).run();

    assertThat(taken).containsExactlyInAnyOrder("b", "c", "y");
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void run_emptyRange_endsAtOnce() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, false);
    Cursor here = Cursor.start(1).with(0, 0);

    loop(consumer, new StartPosition.Range(here, here), batch -> takeUntil("nothing", batch)).run();

    assertThat(taken).isEmpty();
  }

  @Test
  void run_closedBefore_endsWithoutReading() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, true);
    consumer.append(0, "a");
    SubscriptionLoop loop =
        loop(consumer, new StartPosition.Group(p -> Map.of()), batch -> takeUntil("a", batch));

    loop.close();
    loop.run();
    loop.close();

    assertThat(taken).isEmpty();
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void run_subscriberWithoutGroupFails_endsWithItsFailure() {
    InMemoryConsumer consumer = new InMemoryConsumer(1, false);
    consumer.append(0, "a");
    SubscriptionLoop loop =
        loop(
            consumer,
            new StartPosition.Table(() -> {}),
            batch -> {
              throw new IllegalStateException("broken");
            });

    assertThatThrownBy(loop::run).hasMessage("broken");
    assertThat(consumer.closed()).isTrue();
  }
}
