// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.Source;
import dev.helios.wire.aws.AwsDecoder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Against ElasticMQ in a process of its own. */
@Timeout(300)
class SqsSourceTest {
  private static ElasticMq sqs;
  private static ExecutorService threads;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    sqs = ElasticMq.start(data);
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    threads.shutdownNow();
    sqs.close();
  }

  @Test
  void run_theLogCannotTakeIt_givesBackAndFetchesOneAtATime() throws Exception {
    String queue = sqs.queue("later");
    sqs.send(queue, Runs.orders(0, 100));
    Ledger ledger = new Ledger();
    AtomicInteger refused = new AtomicInteger();
    MessageHandler full =
        message ->
            refused.incrementAndGet() <= 40
                ? CompletableFuture.completedFuture(Settlement.NACK)
                : ledger.take(message);

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> Runs.again(source, full));
      Runs.untilEmpty(source);
      Runs.end(source, run);
    }

    assertThat(ledger.ids()).isEqualTo(100);
  }

  @Test
  void run_aMessageGivenBack_comesAgainWithItsReceiveCount() throws Exception {
    String queue = sqs.queue("again");
    sqs.send(queue, Runs.orders(7, 8));
    BlockingQueue<FetchedMessage> handed = new LinkedBlockingQueue<>();
    MessageHandler once =
        message -> {
          handed.add(message);
          return CompletableFuture.completedFuture(
              handed.size() == 1 ? Settlement.NACK : Settlement.ACK);
        };

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> Runs.again(source, once));
      Runs.untilEmpty(source);
      Runs.end(source, run);
    }

    List<FetchedMessage> both = List.copyOf(handed);
    assertThat(both)
        .extracting(message -> message.headers().get(AwsDecoder.RECEIVE_COUNT))
        .containsExactly("1", "2");
    assertThat(Ledger.event(both.getFirst()).extensions()).doesNotContainKey("sqsreceives");
    assertThat(Ledger.event(both.getLast()).extensions()).containsEntry("sqsreceives", "2");
  }

  @Test
  void run_aSlowLog_hidesTheMessageForLongerUntilItIsKept() throws Exception {
    CountDownLatch hidden = new CountDownLatch(3);
    CountDownLatch deleted = new CountDownLatch(1);
    CompletableFuture<Settlement> fate = new CompletableFuture<>();
    try (AwsStandIn slow = new AwsStandIn()) {
      slow.on("AmazonSQS.ReceiveMessage", call -> oneMessage(slow))
          .on("AmazonSQS.ChangeMessageVisibilityBatch", call -> counted(hidden))
          .on("AmazonSQS.DeleteMessageBatch", call -> counted(deleted));
      SqsSource source =
          new SqsSource(slow.access(), oneSecondHidden(slow.endpoint()), InstantSource.system());
      Future<?> run = threads.submit(() -> Runs.throwing(source, message -> fate));

      hidden.await();
      assertThat(slow.calls("AmazonSQS.DeleteMessageBatch")).isEmpty();
      fate.complete(Settlement.ACK);
      deleted.await();

      Runs.end(source, run);
      JsonNode entry =
          slow.calls("AmazonSQS.ChangeMessageVisibilityBatch")
              .getFirst()
              .body()
              .field("Entries")
              .orElseThrow()
              .asArray()
              .getFirst();
      assertThat(entry.field("ReceiptHandle").orElseThrow().text()).isEqualTo("handle-1");
      assertThat(entry.field("VisibilityTimeout").orElseThrow().asNumber()).isEqualTo("1");
    }
  }

  @Test
  void run_aSourceThatDied_leavesItsMessagesToTheNext() throws Exception {
    String queue = sqs.queue("dies", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "2"));
    sqs.send(queue, Runs.orders(0, 10));
    assertThat(
            sqs.client()
                .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(2))
                .messages())
        .isNotEmpty();
    Ledger ledger = new Ledger();

    try (SqsSource source = source(queue)) {
      Future<?> run = threads.submit(() -> Runs.again(source, ledger));
      Runs.untilEmpty(source);
      Runs.end(source, run);
    }

    assertThat(ledger.ids()).isEqualTo(10);
  }

  @Test
  void close_duringALongPoll_endsTheRun() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    try (AwsStandIn silent = new AwsStandIn()) {
      silent.on(
          "AmazonSQS.ReceiveMessage",
          call -> {
            polled.countDown();
            awaited(answered);
            return AwsStandIn.Answer.json("{}");
          });
      SqsSettings settings = SqsSettings.of(silent.endpoint() + "/010987654321/idle");
      SqsSource source = new SqsSource(silent.access(), settings, InstantSource.system());
      Future<?> run = threads.submit(() -> Runs.throwing(source, new Ledger()));
      polled.await();

      source.close();

      assertThat(run.get()).as("ended while no poll was answered").isNull();
      answered.countDown();
    }
  }

  @Test
  void lag_anEmptyQueue_isNone() throws Exception {
    try (SqsSource source = source(sqs.queue("empty"))) {
      assertThat(source.lag()).contains(new Source.Lag(0, Optional.of(Duration.ZERO)));
    }
  }

  @Test
  void close_whatIsUnderWay_isSettledFirst() throws Exception {
    String queue = sqs.queue("drain");
    sqs.send(queue, Runs.orders(0, 1));
    CompletableFuture<Settlement> fate = new CompletableFuture<>();
    CompletableFuture<FetchedMessage> taken = new CompletableFuture<>();
    MessageHandler slow =
        message -> {
          taken.complete(message);
          return fate;
        };
    SqsSource source = Runs.source(sqs, queue, Duration.ofSeconds(60));
    Future<?> run = threads.submit(() -> Runs.throwing(source, slow));
    taken.get();

    source.close();
    fate.complete(Settlement.ACK);
    assertThat(run.get()).isNull();

    try (SqsSource other = source(queue)) {
      assertThat(other.lag().orElseThrow().messages()).isZero();
    }
  }

  @Test
  void run_noSuchQueue_saysWhich() {
    String missing = sqs.endpoint() + "/000000000000/missing";

    try (SqsSource source = source(missing)) {
      assertThat(Runs.throwing(source, new Ledger()))
          .isInstanceOf(AwsCallException.class)
          .hasMessageContaining("ReceiveMessage on missing: 400 ")
          .hasNoCause();
    }
  }

  private static SqsSource source(String queue) {
    return Runs.source(sqs, queue, Duration.ofSeconds(2));
  }

  /** The first receive brings a message, the others nothing. */
  private static AwsStandIn.Answer oneMessage(AwsStandIn standIn) {
    boolean first = standIn.calls("AmazonSQS.ReceiveMessage").size() == 1;
    return AwsStandIn.Answer.json(
        first
            ? """
            {"Messages":[{"MessageId":"m","ReceiptHandle":"handle-1","Body":"{}",\
            "MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b"}]}\
            """
            : "{}");
  }

  private static AwsStandIn.Answer counted(CountDownLatch latch) {
    latch.countDown();
    return AwsStandIn.Answer.json("{\"Successful\":[],\"Failed\":[]}");
  }

  private static SqsSettings oneSecondHidden(URI endpoint) {
    return new SqsSettings(
        endpoint + "/010987654321/slow",
        1,
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        Duration.ofSeconds(5));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
