// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.helios.connectors.azure.StandIn.Answer;
import dev.helios.connectors.flow.PullSettings;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.Source;
import dev.helios.core.event.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NamespaceSourceTest {
  private static final String TIME = "2026-11-20T07:41:09.5127713Z";
  private static final long LOCK = TimeUnit.SECONDS.toNanos(60);

  @TempDir static Path folder = Path.of("");

  @Test
  void run_events_arriveByteForByteAndAreAcknowledged() throws Exception {
    NamespaceBroker broker = new NamespaceBroker(LOCK);
    try (StandIn server = new StandIn(folder, broker);
        AzureHttp http = new AzureHttp(server.tls());
        Ledger ledger = new Ledger(folder.resolve("arrive.txt"))) {
      List<String> sent = publish(broker, 250);
      BlockingQueue<FetchedMessage> arrived = new LinkedBlockingQueue<>();
      try (Running running = new Running(source(server, http, 60))) {
        running.start(
            message -> {
              arrived.add(message);
              return ledger.take(message);
            });
        await(() -> broker.left() == 0);
      }
      assertThat(arrived.stream().map(FetchedMessage::body).toList())
          .containsExactlyInAnyOrderElementsOf(sent.stream().map(Bytes::utf8).toList());
      assertThat(arrived.peek().headers()).containsEntry("aeg-delivery-count", "1");
      assertThat(Ledger.lines(folder.resolve("arrive.txt")))
          .containsExactlyInAnyOrderElementsOf(sent.stream().map(Samples::line).toList());
      assertThat(server.requests().getFirst().query())
          .startsWith("api-version=2024-06-01&maxEvents=32&maxWaitTime=20");
    }
  }

  @Test
  void run_acknowledgementsThatFailInsideA200_areMadeAgain() throws Exception {
    NamespaceBroker broker = new NamespaceBroker(LOCK);
    try (StandIn server = new StandIn(folder, broker);
        AzureHttp http = new AzureHttp(server.tls())) {
      publish(broker, 20);
      broker.failAcknowledgements(20);
      List<FetchedMessage> arrived = new ArrayList<>();
      try (Running running = new Running(source(server, http, 60))) {
        running.start(
            message -> {
              arrived.add(message);
              return CompletableFuture.completedStage(Settlement.ACK);
            });
        await(() -> broker.left() == 0);
      }
      assertThat(arrived).hasSize(20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void run_answersThatAskToTryAgain_areTriedAgain(int status) throws Exception {
    NamespaceBroker broker = new NamespaceBroker(LOCK);
    try (StandIn server = new StandIn(folder, broker);
        AzureHttp http = new AzureHttp(server.tls())) {
      publish(broker, 3);
      server.prepare(new Answer(status, "", Map.of("Retry-After", "0")));
      server.prepare(Answer.of(status));
      List<FetchedMessage> arrived = new ArrayList<>();
      try (Running running = new Running(source(server, http, 60))) {
        running.start(
            message -> {
              arrived.add(message);
              server.prepare(Answer.of(status));
              return CompletableFuture.completedStage(Settlement.ACK);
            });
        await(() -> broker.left() == 0);
      }
      assertThat(arrived).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void run_refused_endsAtOnceAndShowsNoSecret(int status) throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.of(status));
        AzureHttp http = new AzureHttp(server.tls())) {
      Source source = source(server, http, 60);
      Throwable thrown = catchThrowable(() -> source.run(never()));
      assertThat(thrown)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("stock/helios: answered " + status)
          .hasMessageNotContainingAny("NAMESPACE-KEY", "SECRET-IN-ANSWER");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void run_serviceDownForGood_endsForTheCallerToComeBack() throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.of(503));
        AzureHttp http = new AzureHttp(server.tls())) {
      Source source = source(server, http, 60);
      assertThat(catchThrowable(() -> source.run(never()))).hasMessageContaining("answered 503");
    }
  }

  @Test
  void run_logAwayForLong_costsNoEventItsDeliveries() throws Exception {
    NamespaceBroker broker = new NamespaceBroker(TimeUnit.MILLISECONDS.toNanos(1_500));
    try (StandIn server = new StandIn(folder, broker);
        AzureHttp http = new AzureHttp(server.tls())) {
      publish(broker, 40);
      // Far more refusals than an event may be delivered.
      Semaphore refusals = new Semaphore(100);
      List<FetchedMessage> kept = new ArrayList<>();
      try (Running running = new Running(source(server, http, 1))) {
        running.start(
            message -> {
              if (refusals.tryAcquire()) {
                return CompletableFuture.completedStage(Settlement.NACK);
              }
              kept.add(message);
              return CompletableFuture.completedStage(Settlement.ACK);
            });
        await(() -> broker.left() == 0);
      }
      assertThat(broker.deadLettered()).isEmpty();
      assertThat(kept.stream().map(FetchedMessage::body).distinct()).hasSize(40);
      assertThat(broker.count("release")).isPositive();
      assertThat(broker.count("renewLock")).isPositive();
    }
  }

  @Test
  void run_answerThatIsNoJson_saysSo() throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.ok("<html>"));
        AzureHttp http = new AzureHttp(server.tls())) {
      Source source = source(server, http, 60);
      assertThat(catchThrowable(() -> source.run(never())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not understood");
    }
  }

  @Test
  void close_whileTheServiceHoldsTheCall_endsTheRun() throws Exception {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    CompletableFuture<Void> never = new CompletableFuture<>();
    try (StandIn server =
            new StandIn(
                folder,
                request -> {
                  calls.add(request.path());
                  never.join();
                  return Answer.of(500);
                });
        AzureHttp http = new AzureHttp(server.tls())) {
      Running running = new Running(source(server, http, 60));
      running.start(never());
      assertThat(calls.poll(3, TimeUnit.MINUTES)).endsWith(":receive");
      running.close();
      never.complete(null);
    }
  }

  private static MessageHandler never() {
    return message -> CompletableFuture.failedStage(new AssertionError("nothing was sent"));
  }

  private static List<String> publish(NamespaceBroker broker, int count) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String event = Samples.cloudEvent("ns-" + i, TIME, ",\"tracestate\":\"a\"");
      broker.publish("ns-" + i, event);
      events.add(event);
    }
    return events;
  }

  private static Source source(StandIn server, AzureHttp http, int lockSeconds) {
    AzureTuning usual = AzureTuning.defaults();
    AzureTuning tuning =
        new AzureTuning(
            new PullSettings(
                Duration.ofSeconds(60),
                64,
                2,
                Duration.ofMillis(50),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(20)),
            usual.namespaceApiVersion(),
            usual.namespaceKeyScheme(),
            Duration.ofSeconds(lockSeconds),
            usual.deadLetterDelay(),
            usual.deadLetterBlobMax(),
            false,
            usual.topicSchema());
    AzureSettings settings =
        new AzureSettings(
            List.of(), "", "", server.url(), List.of("stock/helios"), "NAMESPACE-KEY", "", "", "");
    return new AzureConnectors(settings, tuning, http, InstantSource.system()).sources().getFirst();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
