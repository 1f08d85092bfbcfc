// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.sas.QueueSasPermission;
import com.azure.storage.queue.sas.QueueServiceSasSignatureValues;
import dev.helios.connectors.flow.PullSettings;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.Source;
import dev.helios.core.event.Bytes;
import dev.helios.testkit.azure.AzuriteProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A storage queue as its maker's own test server behaves. */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class StorageQueueIT {
  private static final String TIME = "2026-11-20T07:41:09.5127713Z";
  private static final int ROUND = 1_000;
  private static final int MESSAGES = Integer.getInteger("helios.azure.messages", 1_000);

  @TempDir static Path folder = Path.of("");
  private static AzuriteProcess azurite;
  private static AzureHttp http;

  @BeforeAll
  static void start() throws Exception {
    azurite = AzuriteProcess.in(Files.createDirectory(folder.resolve("azurite")));
    http = new AzureHttp();
  }

  @AfterAll
  static void stop() throws Exception {
    http.close();
    azurite.close();
  }

  /** In rounds: Azurite becomes very slow with many thousands of messages in one queue. */
  @Test
  void run_killsOfServerAndSource_keepsEveryMessageOnceAndEmptiesTheQueue() throws Exception {
    QueueClient queue = queue("killed");
    Path ledger = folder.resolve("ledger.txt");
    List<String> sent = new ArrayList<>();
    while (sent.size() < MESSAGES) {
      List<String> round = round(sent.size(), Math.min(ROUND, MESSAGES - sent.size()));
      send(queue, round);
      azurite.restart();
      fetchAmongKills(queue, ledger, sent.size(), round.size());
      sent.addAll(round);
    }
    assertThat(Ledger.lines(ledger))
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(Samples::line).toList());
    assertThat(queue.peekMessage()).isNull();
  }

  private static void fetchAmongKills(QueueClient queue, Path ledger, int before, int messages)
      throws Exception {
    Process source = source("killed", ledger);
    try {
      await(source, () -> kept(ledger) > before + messages / 5);
      source.destroyForcibly().waitFor();
      source = source("killed", ledger);
      await(source, () -> kept(ledger) > before + messages * 2 / 5);
      azurite.kill();
      await(source, () -> kept(ledger) > before + messages * 3 / 5);
      source.destroyForcibly().waitFor();
      azurite.kill();
      source = source("killed", ledger);
      await(source, () -> kept(ledger) >= before + messages && count(queue) == 0);
    } finally {
      source.destroyForcibly().waitFor();
    }
  }

  private static List<String> round(int first, int size) {
    return IntStream.range(first, first + size)
        .mapToObj(i -> "id-" + i)
        .map(
            id ->
                id.hashCode() % 3 == 0
                    ? Samples.cloudEvent(id, TIME, "")
                    : Samples.eventGrid(id, TIME, ""))
        .toList();
  }

  @Test
  void run_messageKeptSlowly_isNotLentOutAgain() throws Exception {
    QueueClient queue = queue("slow");
    send(queue, List.of(Samples.eventGrid("slow-1", TIME, "")));
    BlockingQueue<FetchedMessage> arrived = new LinkedBlockingQueue<>();
    CompletableFuture<Settlement> fate = new CompletableFuture<>();
    try (Running running = new Running(source("slow", Duration.ofSeconds(6)))) {
      running.start(
          message -> {
            arrived.add(message);
            return fate;
          });
      assertThat(arrived.poll(3, TimeUnit.MINUTES)).isNotNull();
      // A second look from outside: it stays hidden for longer than its visibility was.
      assertThat(arrived.poll(8, TimeUnit.SECONDS)).isNull();
      assertThat(queue.receiveMessage()).isNull();
      fate.complete(Settlement.ACK);
      await(() -> count(queue) == 0);
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void run_messageTakenOffByAnother_goesOn() throws Exception {
    QueueClient queue = queue("taken");
    send(queue, List.of(Samples.eventGrid("taken-1", TIME, "")));
    BlockingQueue<CompletableFuture<Settlement>> fates = new LinkedBlockingQueue<>();
    try (Running running = new Running(source("taken", Duration.ofSeconds(30)))) {
      running.start(
          message -> {
            CompletableFuture<Settlement> fate = new CompletableFuture<>();
            fates.add(fate);
            return fate;
          });
      CompletableFuture<Settlement> first = fates.poll(3, TimeUnit.MINUTES);
      assertThat(first).isNotNull();
      queue.clearMessages();
      first.complete(Settlement.ACK);
      send(queue, List.of(Samples.eventGrid("taken-2", TIME, "")));
      CompletableFuture<Settlement> second = fates.poll(3, TimeUnit.MINUTES);
      assertThat(second).isNotNull();
      second.complete(Settlement.ACK);
      await(() -> count(queue) == 0);
    }
  }

  @Test
  void run_logAway_givesBackAndTakesLater() throws Exception {
    QueueClient queue = queue("later");
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sent.add(Samples.eventGrid("later-" + i, TIME, ""));
    }
    send(queue, sent);
    Semaphore refusals = new Semaphore(60);
    try (Ledger ledger = new Ledger(folder.resolve("later.txt"));
        Running running = new Running(source("later", Duration.ofSeconds(30)))) {
      running.start(
          message ->
              refusals.tryAcquire()
                  ? CompletableFuture.completedStage(Settlement.NACK)
                  : ledger.take(message));
      await(() -> count(queue) == 0);
    }
    assertThat(Ledger.lines(folder.resolve("later.txt")))
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(Samples::line).toList());
  }

  @Test
  void close_messagesUndecidable_givesThemBack() throws Exception {
    QueueClient queue = queue("given-back");
    send(queue, List.of(Samples.eventGrid("back-1", TIME, "")));
    BlockingQueue<FetchedMessage> arrived = new LinkedBlockingQueue<>();
    Running running = new Running(source("given-back", Duration.ofSeconds(600)));
    running.start(
        message -> {
          arrived.add(message);
          return CompletableFuture.completedStage(Settlement.NACK);
        });
    assertThat(arrived.poll(3, TimeUnit.MINUTES)).isNotNull();
    running.close();
    assertThat(queue.receiveMessage()).isNotNull();
  }

  @Test
  void run_renewedMessage_keepsItsText() throws Exception {
    QueueClient queue = queue("text");
    String event = Samples.eventGrid("text-1", TIME, "");
    send(queue, List.of(event));
    BlockingQueue<FetchedMessage> arrived = new LinkedBlockingQueue<>();
    Running running = new Running(source("text", Duration.ofSeconds(600)));
    running.start(
        message -> {
          arrived.add(message);
          return CompletableFuture.completedStage(Settlement.NACK);
        });
    assertThat(arrived.poll(3, TimeUnit.MINUTES)).isNotNull();
    running.close();
    FetchedMessage again = receiveOnce("text");
    assertThat(again.body()).isEqualTo(Bytes.utf8(event));
    assertThat(again.headers())
        .containsEntry("aeg-delivery-count", "2")
        .containsEntry("aeg-subscription-name", "text");
  }

  @Test
  void run_queueBySignedUrl_fetchesWithThatSignature() throws Exception {
    QueueClient queue = queue("signed");
    send(queue, List.of(Samples.eventGrid("signed-1", TIME, "")));
    String signature =
        queue.generateSas(
            new QueueServiceSasSignatureValues(
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(1),
                new QueueSasPermission()
                    .setReadPermission(true)
                    .setUpdatePermission(true)
                    .setProcessPermission(true)));
    AzureSettings settings =
        new AzureSettings(
            List.of(queue.getQueueUrl() + "?" + signature), "", "", "", List.of(), "", "", "", "");
    Source source =
        new AzureConnectors(settings, AzureTuning.defaults(), http, InstantSource.system())
            .sources()
            .getFirst();
    assertThat(source.name()).hasToString("azure/storage-queue/signed");
    try (Running running = new Running(source)) {
      running.start(message -> CompletableFuture.completedStage(Settlement.ACK));
      await(() -> count(queue) == 0);
    }
  }

  @Test
  void lag_messagesWaiting_countsThemAndTellsTheAge() throws Exception {
    send(queue("lagging"), List.of("{}", "[]", "no json"));
    try (Source source = source("lagging", Duration.ofSeconds(30))) {
      Source.Lag lag = source.lag().orElseThrow();
      assertThat(lag.messages()).isEqualTo(3);
      assertThat(lag.oldest()).isPresent();
    }
  }

  @Test
  void run_queueMissing_saysSoWithoutTheKey() throws Exception {
    try (Source source = source("nowhere", Duration.ofSeconds(30))) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> source.run(neverAsked())))
          .isInstanceOf(IOException.class)
          .hasNoCause()
          .hasMessage("storage queue nowhere: answered 404 QueueNotFound");
    }
  }

  private static dev.helios.connectors.port.MessageHandler neverAsked() {
    return message -> CompletableFuture.failedStage(new AssertionError("nothing was sent"));
  }

  private static FetchedMessage receiveOnce(String queue) throws Exception {
    BlockingQueue<FetchedMessage> arrived = new LinkedBlockingQueue<>();
    try (Running running = new Running(source(queue, Duration.ofSeconds(30)))) {
      running.start(
          message -> {
            arrived.add(message);
            return CompletableFuture.completedStage(Settlement.ACK);
          });
      FetchedMessage message = arrived.poll(3, TimeUnit.MINUTES);
      assertThat(message).isNotNull();
      return message;
    }
  }

  private static Source source(String queue, Duration visibility) {
    PullSettings pull =
        new PullSettings(
            visibility,
            64,
            4,
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofSeconds(10));
    AzureSettings settings =
        new AzureSettings(
            List.of(queue), azurite.connectionString(), "", "", List.of(), "", "", "", "");
    return new AzureConnectors(
            settings, AzureTuning.defaults().withPull(pull), http, InstantSource.system())
        .sources()
        .getFirst();
  }

  /** The source as a process of its own. */
  private static Process source(String queue, Path ledger) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                QueueSourceProcess.class.getName(),
                queue,
                "5",
                ledger.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("source.txt").toFile()))
            .start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(azurite.connectionString());
    }
    return process;
  }

  private static QueueClient queue(String name) {
    QueueClient queue =
        new QueueClientBuilder()
            .connectionString(azurite.connectionString())
            .queueName(name)
            .httpClient(http.sdk())
            .buildClient();
    queue.create();
    return queue;
  }

  /** Every second one in base64, as Event Grid does today, the others as it once did. */
  private static void send(QueueClient queue, List<String> texts) throws Exception {
    Semaphore atOnce = new Semaphore(8);
    List<java.util.concurrent.Future<?>> sending = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < texts.size(); i++) {
        byte[] plain = texts.get(i).getBytes(StandardCharsets.UTF_8);
        String text = i % 2 == 0 ? Base64.getEncoder().encodeToString(plain) : texts.get(i);
        atOnce.acquire();
        sending.add(
            threads.submit(
                () -> {
                  try {
                    queue.sendMessage(text);
                  } finally {
                    atOnce.release();
                  }
                }));
      }
    }
    for (var one : sending) {
      one.get();
    }
  }

  private static long kept(Path ledger) throws IOException {
    return Files.exists(ledger) ? Ledger.lines(ledger).size() : 0;
  }

  private static long count(QueueClient queue) {
    return queue.getProperties().getApproximateMessagesCountLong();
  }

  private static void await(Process source, Callable<Boolean> condition) throws Exception {
    await(
        () -> {
          assertThat(source.isAlive()).as(() -> "the source runs; it said: " + said()).isTrue();
          return condition.call();
        });
  }

  private static String said() {
    try {
      return Files.readString(folder.resolve("source.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
