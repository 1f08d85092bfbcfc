// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against ElasticMQ with its messages on disk, which is killed, and a source that is closed again
 * and again. {@code -Dhelios.test.many=20000} takes as many messages.
 */
@Timeout(600)
class SqsKillsTest {
  private static final int MANY = Integer.getInteger("helios.test.many", 2_000);

  private static final Duration HIDDEN = Duration.ofSeconds(2);

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
  void run_killsOfTheQueueAndOfTheSource_losesNothingAndDoublesNothing() throws Exception {
    String queue = sqs.queue("many");
    sqs.send(queue, Runs.orders(0, MANY));
    Ledger ledger = new Ledger();

    while (ledger.handed.get() < MANY / 4) {
      SqsSource source = Runs.source(sqs, queue, HIDDEN);
      Future<?> run = threads.submit(() -> Runs.throwing(source, ledger));
      Runs.until(ledger, ledger.handed.get() + MANY / 20);
      Runs.end(source, run);
    }
    try (SqsSource source = Runs.source(sqs, queue, HIDDEN)) {
      Future<?> run = threads.submit(() -> Runs.throwing(source, ledger));
      Runs.until(ledger, MANY / 2);
      sqs.killAndRestart();
      run.get();
    }
    emptied(queue, ledger);

    assertThat(ledger.ids()).isEqualTo(MANY);
    assertThat(ledger.doubles()).isZero();
    assertThat(IntStream.range(0, MANY).allMatch(i -> ledger.has("e-" + i))).isTrue();
  }

  @Test
  void ledger_anIntakeThatKeepsWhatItLoses_isSeen() throws Exception {
    Ledger ledger = new Ledger();
    MessageHandler losing =
        message ->
            message.body().text().contains("\"e-7\"")
                ? CompletableFuture.completedFuture(Settlement.ACK)
                : ledger.take(message);
    String queue = sqs.queue("losing");
    sqs.send(queue, Runs.orders(0, 20));

    emptied(queue, losing);

    assertThat(ledger.ids()).isEqualTo(19);
    assertThat(ledger.has("e-7")).isFalse();
  }

  private static void emptied(String queue, MessageHandler intake) throws Exception {
    SqsSource source = Runs.source(sqs, queue, HIDDEN);
    Future<?> run = threads.submit(() -> Runs.again(source, intake));
    Runs.untilEmpty(source);
    Runs.end(source, run);
  }
}
