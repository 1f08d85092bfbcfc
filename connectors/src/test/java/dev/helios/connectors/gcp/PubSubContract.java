// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.port.Backfill.Progress;
import dev.helios.connectors.port.Backfill.Range;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.Probe.Finding;
import dev.helios.connectors.port.Publisher.Sent;
import dev.helios.core.event.Event;
import dev.helios.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What any Pub/Sub has to do with our classes; run against our stand-in and Google's emulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PubSubContract {
  private StandIn server;

  abstract StandIn start() throws Exception;

  @BeforeAll
  void open() throws Exception {
    server = start();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void run_published_arrivesOnceInTheOrderOfItsKey() throws Exception {
    try (Bench bench =
            new Bench(server.access(), settings -> settings.setEnableMessageOrdering(true));
        PubSubPublisher publisher = bench.publisher()) {
      List<Sent> sent = publisher.publish(Bench.outgoing(0, 200, 7));
      Ledger ledger = Ledger.keeping();
      try (Running running = Running.of(bench.source(), ledger)) {
        Await.until(() -> ledger.size() == 200, () -> "200 events, found " + ledger.size());
        assertThat(running.end()).isNotDone();
      }

      assertThat(sent).allMatch(fate -> fate instanceof Sent.Accepted);
      assertThat(ids(ledger.events()))
          .isEqualTo(
              sent.stream()
                  .map(fate -> ((Sent.Accepted) fate).cloudId())
                  .collect(Collectors.toSet()));
      for (int key = 0; key < 7; key++) {
        String order = "ORD-" + key;
        assertThat(ledger.events().stream().filter(e -> e.correlationKey().equals(order)))
            .isSortedAccordingTo((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
      }
      assertThat(ledger.events())
          .allMatch(event -> event.type().equals("PaymentProcessed"))
          .anyMatch(event -> event.occurredAt().equals(Instant.parse("2026-11-20T07:00:00.123Z")));
    }
  }

  @Test
  void run_logAway_givesBackAndFetchesAgain() throws Exception {
    try (Bench bench = new Bench(server.access());
        PubSubPublisher publisher = bench.publisher()) {
      publisher.publish(Bench.outgoing(0, 60, 0));
      Set<String> refused = ConcurrentHashMap.newKeySet();
      Ledger ledger =
          Ledger.of(
              event ->
                  refused.size() < 10 && refused.add(event.id())
                      ? Settlement.NACK
                      : Settlement.ACK);
      try (Running running = Running.of(bench.source(), ledger)) {
        Await.until(() -> ledger.size() == 60, () -> "60 events, found " + ledger.size());
        assertThat(running.end()).isNotDone();
      }

      assertThat(refused).hasSize(10);
      assertThat(ledger.taken()).isGreaterThanOrEqualTo(70);
    }
  }

  @Test
  void run_neverKept_becomesADeadLetterThatComesBack() throws Exception {
    Instant begun = Instant.now().minusSeconds(60);
    try (Bench bench = deadLettering()) {
      bench.publish(bench.topic(), "{\"order_id\":\"A-1\"}", "eventType", "PaymentProcessed");
      Ledger refusing = Ledger.of(event -> Settlement.NACK);
      try (Running running = Running.of(bench.source(), refusing)) {
        Await.until(() -> refusing.taken() >= 5, () -> "5 attempts, found " + refusing.taken());
        Ledger returned = Ledger.keeping();
        backfillUntil(bench, returned, new Range(begun, Instant.now().plusSeconds(60), "repair-1"));

        Event event = returned.events().getFirst();
        assertThat(running.end()).isNotDone();
        assertThat(event.identity().source())
            .isEqualTo("//pubsub.googleapis.com/" + bench.subscription());
        assertThat(event.id()).startsWith("dead-letter-");
        assertThat(event.data().text()).isEqualTo("{\"order_id\":\"A-1\"}");
        assertThat(event.extensions().keySet()).noneMatch(name -> name.contains("deadletter"));
        assertThat(returned.fetched()).extracting(FetchedMessage::replay).containsOnly("repair-1");
      }
    }
  }

  @Test
  void backfill_deadLettersOutsideTheRange_stayWhereTheyAre() throws Exception {
    try (Bench bench = new Bench(server.access())) {
      String day = "2026-11-19T08:00:00Z";
      dead(bench, "{\"order_id\":\"OLD\"}", "2026-11-18T08:00:00Z");
      dead(bench, "{\"order_id\":\"LOST\"}", day);
      Instant from = Instant.parse(day);
      Ledger first = Ledger.keeping();
      List<Progress> progress = new CopyOnWriteArrayList<>();
      PubSubDeadLetterBackfill backfill = deadLetters(bench);
      Range range = new Range(from, from.plusSeconds(1), "repair-2");
      backfillUntil(bench, first, range);
      backfill.run(range, first, progress::add);
      Ledger second = Ledger.keeping();
      backfillUntil(bench, second, new Range(from.minusSeconds(100_000), from, "repair-3"));

      assertThat(first.events()).extracting(Event::correlationKey).containsExactly("LOST");
      assertThat(first.events()).extracting(Event::occurredAt).containsExactly(from);
      assertThat(second.events()).extracting(Event::correlationKey).containsExactly("OLD");
      assertThat(progress.getLast().done()).isTrue();
      assertThat(backfill.plan(range)).contains(bench.deadLetters(), bench.deadTopic(), "repair-2");
    }
  }

  @Test
  void backfill_seek_comesBackThroughTheSourceAsAReplay() throws Exception {
    ReplayMarks marks = new ReplayMarks();
    try (Bench bench =
            new Bench(server.access(), settings -> settings.setRetainAckedMessages(true));
        PubSubPublisher publisher = bench.publisher()) {
      Instant from = Instant.now().minusMillis(5);
      Set<String> lost = accepted(publisher.publish(Bench.outgoing(0, 20, 0)));
      Instant to = pastNow();
      accepted(publisher.publish(Bench.outgoing(20, 20, 0)));
      Ledger ledger = Ledger.keeping();
      List<Progress> progress = new CopyOnWriteArrayList<>();
      SeekSettings settings =
          new SeekSettings(
              bench.subscription(),
              true,
              Duration.ofSeconds(2),
              Duration.ofSeconds(40),
              Duration.ofSeconds(20));
      PubSubSeekBackfill backfill =
          new PubSubSeekBackfill(server.access(), settings, marks, InstantSource.system());
      try (Running running = Running.of(bench.source(marks), ledger)) {
        Await.until(() -> ledger.size() == 40, () -> "40 events, found " + ledger.size());
        Range range = new Range(from, to, "repair-4");
        assertThat(backfill.plan(range)).contains("repair-4", "snapshot", "168 h");
        backfill.run(range, ledger, progress::add);
        Await.until(
            () -> returned(ledger).size() == 20, () -> "20 back, found " + returned(ledger).size());
        assertThat(running.end()).isNotDone();
      }

      assertThat(returned(ledger)).isEqualTo(lost);
      assertThat(ledger.size()).isEqualTo(40);
      assertThat(progress.getLast().done()).isTrue();
      assertThat(progress.getLast().found()).isBetween(1L, 20L);
    }
  }

  @Test
  void backfill_seekWithoutRetention_refusesInWords() throws Exception {
    try (Bench bench = new Bench(server.access())) {
      PubSubSeekBackfill backfill =
          new PubSubSeekBackfill(
              server.access(),
              SeekSettings.of(bench.subscription()),
              new ReplayMarks(),
              InstantSource.system());
      Range range = new Range(Instant.now().minusSeconds(60), Instant.now(), "repair-5");

      assertThat(backfill.plan(range)).contains("retain_acked_messages", "is not retained");
      assertThatThrownBy(() -> backfill.run(range, Ledger.keeping(), p -> {}))
          .hasMessageContaining(bench.subscription())
          .hasMessageContaining("retain_acked_messages");
    }
  }

  @Test
  void run_noSuchSubscription_throwsWithTheCure() throws Exception {
    try (Bench bench = new Bench(server.access())) {
      String missing = bench.subscription() + "-missing";
      PubSubSource source =
          new PubSubSource(
              server.access(), Bench.quick(missing), new ReplayMarks(), InstantSource.system());

      assertThatThrownBy(() -> source.run(Ledger.keeping()))
          .hasMessageContaining("NOT_FOUND")
          .hasMessageContaining(missing + " does not exist");
    }
  }

  @Test
  void look_subscriptionAndTopic_saysWhatIsThereAndWhatIsNot() throws Exception {
    try (Bench bench = deadLettering()) {
      List<Finding> good = look(bench, bench.subscription(), bench.topic());
      List<Finding> bad = look(bench, bench.subscription() + "-x", bench.topic() + "-x");

      assertThat(good).extracting(Finding::what).contains("topic " + bench.topic());
      assertThat(good)
          .filteredOn(finding -> !finding.good())
          .extracting(Finding::what)
          .containsExactly("seek of " + bench.subscription());
      assertThat(bad)
          .filteredOn(finding -> !finding.good())
          .extracting(Finding::found)
          .anyMatch(found -> found.contains("does not exist; check the name"));
    }
  }

  @Test
  void publish_noSuchTopic_isRejected() throws Exception {
    try (PubSubPublisher publisher =
        new PubSubPublisher(
            server.access(), PubSubPublisherSettings.of("projects/acme/topics/none"))) {
      assertThat(publisher.publish(Bench.outgoing(0, 2, 1)))
          .hasSize(2)
          .allMatch(sent -> sent instanceof Sent.Rejected(String why) && why.contains("NOT_FOUND"));
    }
  }

  private Bench deadLettering() throws Exception {
    return new Bench(
        server.access(),
        (bench, settings) -> settings.setDeadLetterPolicy(bench.deadLetterPolicy()));
  }

  private List<Finding> look(Bench bench, String subscription, String topic) {
    GcpProbeSettings settings =
        new GcpProbeSettings(
            List.of(subscription), bench.deadLetters(), topic, Duration.ofSeconds(20));
    try (GcpProbe probe =
        new GcpProbe(server.access(), settings, InstantSource.fixed(Instant.EPOCH))) {
      return probe.look();
    }
  }

  private PubSubDeadLetterBackfill deadLetters(Bench bench) {
    return new PubSubDeadLetterBackfill(
        server.access(),
        new PubSubDeadLetterSettings(
            bench.deadLetters(), 100, 1_000, 1, Duration.ofSeconds(1), Duration.ofMillis(10), 10));
  }

  /**
   * Again and again, because a dead letter is not there at once, nor is one that was given back.
   */
  private void backfillUntil(Bench bench, Ledger ledger, Range range) {
    Await.until(
        () -> {
          try {
            deadLetters(bench).run(range, ledger, progress -> {});
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return ledger.size() > 0;
        },
        () -> "a dead letter of " + range);
  }

  private static void dead(Bench bench, String data, String publishedAt) {
    bench.publish(
        bench.deadTopic(),
        data,
        "eventType",
        "PaymentProcessed",
        "CloudPubSubDeadLetterSourceDeliveryCount",
        "5",
        "CloudPubSubDeadLetterSourceSubscription",
        "helios",
        "CloudPubSubDeadLetterSourceSubscriptionProject",
        "acme",
        "CloudPubSubDeadLetterSourceTopicPublishTime",
        publishedAt);
  }

  private static Set<String> returned(Ledger ledger) {
    return ledger.fetched().stream()
        .filter(message -> message.replay() != null)
        .map(message -> Objects.requireNonNull(message.headers().get("x-goog-pubsub-message-id")))
        .collect(Collectors.toSet());
  }

  private static Set<String> accepted(List<Sent> sent) {
    return sent.stream().map(fate -> ((Sent.Accepted) fate).cloudId()).collect(Collectors.toSet());
  }

  private static Set<String> ids(List<Event> events) {
    return events.stream().map(Event::id).collect(Collectors.toSet());
  }

  /** A moment later than everything so far, and earlier than everything to come. */
  private static Instant pastNow() {
    Instant moment = Instant.now().plusMillis(2);
    Await.until(() -> Instant.now().isAfter(moment.plusMillis(2)), () -> "the clock to go on");
    return moment;
  }
}
