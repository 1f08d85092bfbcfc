// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.connectors.port.Publisher.Sent;
import dev.helios.core.event.Identity;
import dev.helios.testkit.Await;
import dev.helios.testkit.pubsub.FakePubSub;
import dev.helios.testkit.pubsub.FakeTopics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Streams cut, servers and sources stopped in the middle: nothing is lost and nothing is double.
 */
class PubSubKillTest {
  private static final int EVENTS = 20_000;
  private static final int KEYS = 300;

  /** A second of a lease lasts 30 ms: what was lost on the way comes again within two seconds. */
  private final FakeTopics topics = new FakeTopics(Duration.ofMillis(30).toNanos());

  @Test
  void run_cutsAndRestarts_eachEventIsKeptOnceAndNoneIsLeft() throws Exception {
    Ledger ledger = Ledger.counting();
    FakePubSub server = FakePubSub.start(topics, 0);
    int port = server.port();
    Set<String> published = new HashSet<>();
    try (Bench bench = new Bench(PubSubAccess.ofEmulator("127.0.0.1:" + port));
        PubSubPublisher publisher = bench.publisher()) {
      for (int i = 0; i < EVENTS; i += 1_000) {
        published.addAll(accepted(publisher.publish(Bench.outgoing(i, 1_000, KEYS))));
      }
      Running running = Running.of(bench.source(), ledger);
      for (int third = 1; third <= 3; third++) {
        awaitAtLeast(ledger, third * EVENTS / 8);
        server.cutStreams();
        awaitAtLeast(ledger, third * EVENTS / 8 + EVENTS / 16);
        server.close();
        server = FakePubSub.start(topics, port);
      }
      awaitAtLeast(ledger, EVENTS * 5 / 8);
      running.close();
      long left = topics.backlog(bench.subscription());
      running = Running.of(bench.source(), ledger);
      Await.until(
          () -> topics.backlog(bench.subscription()) == 0,
          () -> "an empty backlog, found " + topics.backlog(bench.subscription()));
      running.close();

      Set<String> kept =
          ledger.byIdentity().keySet().stream().map(Identity::id).collect(Collectors.toSet());
      System.out.printf(
          "Pub/Sub: %d published, %d kept, %d double, %d handed in again; 3 cuts, 3 restarts of the"
              + " server, 1 of the source%n",
          published.size(),
          kept.size(),
          ledger.size() - kept.size(),
          ledger.taken() - ledger.size());
      assertThat(left).isPositive();
      assertThat(published).hasSize(EVENTS);
      assertThat(kept).isEqualTo(published);
      assertThat(ledger.size()).isEqualTo(EVENTS);
    } finally {
      server.close();
    }
  }

  @Test
  void run_exactlyOnceAcksFail_areCountedAndComeAgain() throws Exception {
    Ledger ledger = Ledger.keeping();
    try (FakePubSub server = FakePubSub.start(topics, 0);
        Bench bench =
            new Bench(
                PubSubAccess.ofEmulator("127.0.0.1:" + server.port()),
                settings -> settings.setEnableExactlyOnceDelivery(true));
        PubSubPublisher publisher = bench.publisher()) {
      List<Outgoing> events = Bench.outgoing(0, 300, 0);
      topics.failAcks(bench.subscription(), 25);
      publisher.publish(events);
      PubSubSource source = bench.source();
      try (Running running = Running.of(source, ledger)) {
        Await.until(
            () -> topics.backlog(bench.subscription()) == 0 && source.failedAcks() >= 25,
            () -> "an empty backlog and 25 failed acks, found " + source.failedAcks());
        assertThat(running.end()).isNotDone();
      }

      assertThat(ledger.size()).isEqualTo(300);
      assertThat(ledger.taken()).isGreaterThanOrEqualTo(325);
    }
  }

  @Test
  void run_serverAway_throwsAndNamesIt() throws Exception {
    FakePubSub server = FakePubSub.start(topics, 0);
    String address = "127.0.0.1:" + server.port();
    server.close();
    String subscription = "projects/acme/subscriptions/away";
    PubSubSourceSettings quick = Bench.quick(subscription);
    PubSubSource source =
        new PubSubSource(
            PubSubAccess.ofEmulator(address),
            new PubSubSourceSettings(
                subscription,
                quick.maxMessages(),
                quick.maxBytes(),
                quick.atOnce(),
                quick.maxExtension(),
                quick.pause(),
                quick.maxPause(),
                quick.drain(),
                Duration.ofMillis(300)),
            new ReplayMarks(),
            InstantSource.system());

    assertThatThrownBy(() -> source.run(Ledger.keeping()))
        .hasMessageContaining(subscription)
        .hasMessageContaining("UNAVAILABLE");
    assertThat(source.lag()).isEmpty();
  }

  private static void awaitAtLeast(Ledger ledger, int count) {
    Await.until(() -> ledger.size() >= count, () -> count + " events, found " + ledger.size());
  }

  private static Set<String> accepted(List<Sent> sent) {
    return sent.stream().map(fate -> ((Sent.Accepted) fate).cloudId()).collect(Collectors.toSet());
  }
}
