// SPDX-License-Identifier: MIT
package dev.helios.clouds.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.clouds.aws.AwsDecoder;
import dev.helios.clouds.source.Fetched;
import dev.helios.clouds.source.Intake;
import dev.helios.clouds.source.Intake.Fate;
import dev.helios.clouds.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Against ElasticMQ in a process of its own, with its messages on disk. {@code
 * -Dhelios.test.many=20000} gives the test of kills as many messages.
 */
@Timeout(120)
class SqsSourceTest {
  private static final int MANY = Integer.getInteger("helios.test.many", 5_000);
  private static final long LOOK = 20_000_000;

  @TempDir static Path data;
  private static ElasticMq sqs;
  private static ExecutorService threads;

  @BeforeAll
  static void start() throws IOException {
    sqs = ElasticMq.start(data);
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    threads.shutdownNow();
    sqs.close();
  }

  @Test
  void run_killsOfTheQueueAndOfTheSource_losesNothingAndDoublesNothing() throws Exception {
    String queue = sqs.queue("many");
    sqs.send(queue, orders(0, MANY));
    Ledger ledger = new Ledger();

    while (ledger.handed.get() < MANY / 4) {
      closeAfter(ledger, queue, MANY / 20);
    }
    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> throwing(source, ledger));
      until(ledger, MANY / 2);
      sqs.killAndRestart();
      run.get();
    }
    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> again(source, ledger));
      untilEmpty(source);
      end(source, run);
    }

    assertThat(ledger.ids()).isEqualTo(MANY);
    assertThat(ledger.doubles()).isZero();
    assertThat(IntStream.range(0, MANY).allMatch(i -> ledger.has("e-" + i))).isTrue();
  }

  @Test
  void run_theLogCannotTakeIt_givesBackAndFetchesOneAtATime() throws Exception {
    String queue = sqs.queue("later");
    sqs.send(queue, orders(0, 100));
    Ledger ledger = new Ledger();
    AtomicInteger refused = new AtomicInteger();
    Intake full =
        message ->
            refused.incrementAndGet() <= 40
                ? CompletableFuture.completedFuture(Fate.LATER)
                : ledger.take(message);

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> again(source, full));
      untilEmpty(source);
      end(source, run);
    }

    assertThat(ledger.ids()).isEqualTo(100);
  }

  @Test
  void run_aMessageGivenBack_comesAgainWithItsReceiveCount() throws Exception {
    String queue = sqs.queue("again");
    sqs.send(queue, orders(7, 8));
    BlockingQueue<Fetched> handed = new LinkedBlockingQueue<>();
    Intake once =
        message -> {
          handed.add(message);
          return CompletableFuture.completedFuture(handed.size() == 1 ? Fate.LATER : Fate.KEPT);
        };

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> again(source, once));
      untilEmpty(source);
      end(source, run);
    }

    List<Fetched> both = List.copyOf(handed);
    assertThat(both)
        .extracting(message -> message.headers().get(AwsDecoder.RECEIVE_COUNT))
        .containsExactly("1", "2");
    assertThat(Ledger.event(both.getFirst()).extensions()).doesNotContainKey("sqsreceives");
    assertThat(Ledger.event(both.getLast()).extensions()).containsEntry("sqsreceives", "2");
  }

  @Test
  void run_aSlowLog_keepsTheMessageHiddenFromOthers() throws Exception {
    String queue = sqs.queue("slow");
    sqs.send(queue, orders(0, 1));
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    CompletableFuture<Fetched> taken = new CompletableFuture<>();
    AtomicInteger handed = new AtomicInteger();
    Intake slow =
        message -> {
          handed.incrementAndGet();
          taken.complete(message);
          return fate;
        };

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> again(source, slow));
      taken.get();
      // A poll of twice the visibility timeout would be given the message if it became visible.
      assertThat(sqs.client().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(4)).messages())
          .isEmpty();
      fate.complete(Fate.KEPT);
      untilEmpty(source);
      end(source, run);
    }

    assertThat(handed).hasValue(1);
  }

  @Test
  void run_aSourceThatDied_leavesItsMessagesToTheNext() throws Exception {
    String queue = sqs.queue("dies", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "2"));
    sqs.send(queue, orders(0, 10));
    assertThat(
            sqs.client()
                .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(2))
                .messages())
        .isNotEmpty();
    Ledger ledger = new Ledger();

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> again(source, ledger));
      untilEmpty(source);
      end(source, run);
    }

    assertThat(ledger.ids()).isEqualTo(10);
  }

  @Test
  void close_duringALongPoll_endsTheRun() throws Exception {
    SqsSettings settings = SqsSettings.of(sqs.queue("idle"));
    SqsSource source = new SqsSource(sqs.access(), settings, InstantSource.system());
    Future<?> run = threads.submit(() -> throwing(source, new Ledger()));
    assertThat(source.lag()).contains(new Source.Lag(0, Optional.of(Duration.ZERO)));

    source.close();

    run.get(15, TimeUnit.SECONDS);
    assertThat(run.isDone()).isTrue();
  }

  @Test
  void close_whatIsUnderWay_isSettledFirst() throws Exception {
    String queue = sqs.queue("drain");
    sqs.send(queue, orders(0, 1));
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    CompletableFuture<Fetched> taken = new CompletableFuture<>();
    Intake slow =
        message -> {
          taken.complete(message);
          return fate;
        };
    SqsSource source = source(queue);
    Future<?> run = threads.submit(() -> throwing(source, slow));
    taken.get();

    source.close();
    fate.complete(Fate.KEPT);
    run.get();

    try (SqsSource other = source(queue)) {
      assertThat(other.lag().orElseThrow().messages()).isZero();
    }
  }

  @Test
  void run_noSuchQueue_saysWhich() {
    String missing = sqs.endpoint() + "/000000000000/missing";

    try (SqsSource source = source(missing)) {
      assertThat(throwing(source, new Ledger()))
          .isInstanceOf(AwsFault.class)
          .hasMessageContaining("ReceiveMessage on missing: 400 ")
          .hasNoCause();
    }
  }

  private static SqsSource source(String queue) {
    SqsSettings settings =
        new SqsSettings(
            queue,
            8,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5));
    return new SqsSource(sqs.access(), settings, InstantSource.system());
  }

  private static List<String> orders(int from, int to) {
    return IntStream.range(from, to).mapToObj(Ledger::order).toList();
  }

  /** One run of a source of its own, closed after it has handed in so many more. */
  private static void closeAfter(Ledger ledger, String queue, int more) throws Exception {
    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> throwing(source, ledger));
      until(ledger, ledger.handed.get() + more);
      end(source, run);
    }
  }

  private static void end(SqsSource source, Future<?> run) throws Exception {
    source.close();
    run.get();
  }

  private static void until(Ledger ledger, int handed) {
    while (ledger.handed.get() < handed) {
      LockSupport.parkNanos(LOOK);
    }
  }

  /** What a run ended with, null when it was closed. */
  private static Exception throwing(SqsSource source, Intake intake) {
    try {
      source.run(intake);
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  /** Runs until closed, as its keeper would: again after each fault. */
  private static void again(SqsSource source, Intake intake) {
    while (throwing(source, intake) != null) {
      LockSupport.parkNanos(LOOK);
    }
  }

  private static void untilEmpty(SqsSource source) throws AwsFault {
    while (source.lag().orElseThrow().messages() > 0) {
      LockSupport.parkNanos(LOOK);
    }
  }
}
