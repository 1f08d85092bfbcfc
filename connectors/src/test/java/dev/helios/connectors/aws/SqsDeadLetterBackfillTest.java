// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.port.Backfill.Progress;
import dev.helios.connectors.port.Backfill.Range;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against ElasticMQ. */
class SqsDeadLetterBackfillTest {
  private static final Range NOVEMBER_20 =
      new Range(
          Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"), "heal-1");

  private static ElasticMq sqs;

  private final List<Progress> progress = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    sqs = ElasticMq.start(data);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    sqs.close();
  }

  @Test
  void run_lettersOfTwoDays_bringsBackThoseInTheRangeOnceAndLeavesTheOthers() throws Exception {
    String queue = sqs.queue("two-days");
    sqs.send(queue, orders(0, 25, "2026-11-20T07:41:09Z"));
    sqs.send(queue, orders(25, 37, "2026-11-19T23:59:59Z"));
    Ledger ledger = new Ledger();
    BlockingQueue<FetchedMessage> handed = new LinkedBlockingQueue<>();
    MessageHandler both =
        message -> {
          handed.add(message);
          return ledger.take(message);
        };

    backfill(queue, 3).run(NOVEMBER_20, both, progress::add);
    backfill(queue, 3).run(NOVEMBER_20, both, progress::add);

    assertThat(ledger.ids()).isEqualTo(25);
    assertThat(handed).hasSize(25).allMatch(message -> "heal-1".equals(message.replay()));
    assertThat(visible(queue)).isEqualTo(12);
    assertThat(progress.getLast()).isEqualTo(new Progress("read through", 12, 0, true));
  }

  @Test
  void run_theLogIsFullForAWhile_offersAgain() throws Exception {
    String queue = sqs.queue("full-for-a-while");
    sqs.send(queue, orders(0, 5, "2026-11-20T07:41:09Z"));
    Ledger ledger = new Ledger();
    List<FetchedMessage> offered = new ArrayList<>();
    MessageHandler full =
        message -> {
          offered.add(message);
          return offered.size() <= 5
              ? CompletableFuture.completedFuture(Settlement.NACK)
              : ledger.take(message);
        };

    backfill(queue, 3).run(NOVEMBER_20, full, progress::add);

    assertThat(ledger.ids()).isEqualTo(5);
    assertThat(visible(queue)).isZero();
  }

  @Test
  void run_theLogStaysFull_putsAllBackAndSaysSo() throws Exception {
    String queue = sqs.queue("full");
    sqs.send(queue, orders(0, 5, "2026-11-20T07:41:09Z"));

    assertThatThrownBy(
            () ->
                backfill(queue, 2)
                    .run(
                        NOVEMBER_20,
                        message -> CompletableFuture.completedFuture(Settlement.NACK),
                        progress::add))
        .isInstanceOf(AwsCallException.class)
        .hasMessageContaining("did not take")
        .hasMessageContaining("in 2 tries");
    assertThat(visible(queue)).isEqualTo(5);
  }

  @Test
  void plan_aQueue_saysHowManyAndReceivesNone() throws Exception {
    String queue = sqs.queue("planned");
    sqs.send(queue, orders(0, 3, "2026-11-20T07:41:09Z"));

    assertThat(backfill(queue, 3).plan(NOVEMBER_20)).contains("planned", "about 3 messages");
    assertThat(visible(queue)).isEqualTo(3);
  }

  private static SqsDeadLetterBackfill backfill(String queue, int tries) {
    return new SqsDeadLetterBackfill(
        sqs.access(),
        new SqsDeadLetterSettings(
            queue,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(10),
            tries,
            1_000),
        InstantSource.system());
  }

  private static List<String> orders(int from, int to, String time) {
    return IntStream.range(from, to).mapToObj(i -> Ledger.order(i, time)).toList();
  }

  private static int visible(String queue) {
    return Integer.parseInt(
        sqs.client()
            .getQueueAttributes(
                r -> r.queueUrl(queue).attributeNamesWithStrings("ApproximateNumberOfMessages"))
            .attributesAsStrings()
            .get("ApproximateNumberOfMessages"));
  }
}
