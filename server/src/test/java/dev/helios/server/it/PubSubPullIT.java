// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.pubsub.v1.PubsubMessage;
import dev.helios.testkit.Sha256Hex;
import dev.helios.testkit.pubsub.PubSubProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waits in Pub/Sub comes in once, whatever is killed meanwhile; what it has lost comes back
 * once. {@link Draining} says how to make it longer. Google's emulator forgets everything when it
 * is killed, and (0.8.20) sends nothing again for minutes of what a killed reader had leased, with
 * Google's own subscriber too: there nothing is killed.
 */
@ExtendWith(WithWorld.class)
class PubSubPullIT {
  private static final int MANY = Draining.many(400);
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";

  private final World world;
  private final Client client;
  @TempDir private Path folder = Path.of("");

  PubSubPullIT(World world) {
    this.world = world;
    this.client = world.client();
  }

  private static List<PubsubMessage> messages(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n -> PubSubStandIn.message(Numbered.data(prefix, n), Map.of("eventType", "some.type")))
        .toList();
  }

  /** CloudEvents keep their identity when Pub/Sub makes dead letters of them. */
  private static List<PubsubMessage> cloudEvents(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                PubSubStandIn.message(
                    Numbered.data(prefix, n),
                    Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", prefix + "-" + n,
                        "ce-source", "/till",
                        "ce-type", "some.type",
                        "ce-time", "2026-11-20T07:00:00Z",
                        "content-type", "application/json")))
        .toList();
  }

  /** The hashes of what was published, by cloud and id. */
  private static Map<String, String> hashes(List<String> ids, List<PubsubMessage> messages) {
    Map<String, String> hashes = new HashMap<>();
    for (int n = 0; n < ids.size(); n++) {
      hashes.put("gcp " + ids.get(n), Sha256Hex.of(messages.get(n).getData().toByteArray()));
    }
    return hashes;
  }

  @Test
  void pull_killsOfServerAndPubSub_storesEachOnceAndLeavesNothing() throws Exception {
    try (PubSubStandIn pubsub = PubSubStandIn.hasty(folder)) {
      String topic = pubsub.topic("payments");
      String subscription = pubsub.subscription(topic, "helios");
      List<PubsubMessage> messages = messages("streamed", MANY);
      JsonNode before = Books.idle(client);
      long started = System.nanoTime();
      Map<String, String> hashes = hashes(pubsub.publish(topic, messages), messages);
      assertThat(hashes).hasSize(MANY);

      try (HeliosServer puller = world.another("puller", pubsub.environment(subscription, ""))) {
        Draining.drain(puller, pubsub.stock(subscription), Draining.KILLS);

        Draining.isStoredOnce(client, hashes);
        Draining.saysThatNothingWaits(puller);
      }
      Draining.report(
          "Pub/Sub, %d pulled among %d kills each of server and stand-in"
              .formatted(MANY, Draining.KILLS),
          before,
          Books.idle(client),
          started);
    }
  }

  @Test
  void pull_ofGooglesEmulator_storesEachOnceAndLeavesNothing() throws Exception {
    Optional<PubSubProcess> google = PubSubProcess.google();
    String against =
        google.isPresent() ? "Google's emulator" : "OUR STAND-IN, GOOGLE'S EMULATOR WAS NOT FOUND";
    PubSubProcess process = google.isPresent() ? google.get() : PubSubProcess.own(folder, 150);
    try (PubSubStandIn pubsub = new PubSubStandIn(process)) {
      String topic = pubsub.topic("payments");
      String subscription = pubsub.subscription(topic, "helios");
      List<PubsubMessage> messages = messages("emulated", MANY);
      JsonNode before = Books.idle(client);
      long started = System.nanoTime();
      Map<String, String> hashes = hashes(pubsub.publish(topic, messages), messages);
      // The emulator counts its messages from 1, and other tests have a few such ids as well.
      hashes.keySet().removeAll(Books.hashes(client).keySet());
      assertThat(hashes).hasSizeGreaterThan(MANY / 2);

      try (HeliosServer puller = world.another("puller", pubsub.environment(subscription, ""))) {
        Draining.drain(puller, notStored(before));

        Draining.isStoredOnce(client, hashes);
      }
      assertThat(pubsub.pull(subscription, 1)).isEmpty();
      Draining.report(
          "Pub/Sub, %d pulled from %s".formatted(MANY, against),
          before,
          Books.idle(client),
          started);
    }
  }

  /** Google's emulator does not say what waits. */
  private Stock notStored(JsonNode before) {
    long goal = Books.count(before, "stored") + MANY;
    return () -> goal - Books.count(client.get("/api/v1/balance").json(), "stored");
  }

  @Test
  void backfill_bySeek_bringsBackOnceWhatWasLostAndMarksIt() throws Exception {
    int all = 300;
    int stolen = 60;
    try (PubSubStandIn pubsub = PubSubStandIn.own(folder)) {
      String topic = pubsub.topic("sabotaged");
      String subscription = pubsub.subscription(topic, "sabotaged");
      List<PubsubMessage> messages = messages("sought", all);
      Map<String, String> hashes = hashes(pubsub.publish(topic, messages), messages);
      Set<String> loot = ids(pubsub.steal(subscription, stolen));

      try (HeliosServer puller = world.another("puller", pubsub.environment(subscription, ""))) {
        Replays replays = new Replays(puller, "gcp", "seek");
        puller.start();
        Draining.awaitAtMost(pubsub.stock(subscription), 0);
        Books.idle(client);
        assertThat(marks(hashes)).hasSize(all - stolen);

        JsonNode plan = replays.ask(LONG_AGO, Replays.LATER, true).json();
        assertThat(plan.path("plan").asText()).contains("Seek " + subscription);
        assertThat(pubsub.stock(subscription).left()).isZero();

        JsonNode job = replays.run(LONG_AGO, Replays.LATER);
        Draining.awaitAtMost(pubsub.stock(subscription), 0);
        Draining.isStoredOnce(client, hashes);
        assertThat(marked(hashes, job)).isEqualTo(loot);
      }
    }
  }

  @Test
  void backfill_deadLetters_comeBackOnceAndMarked() throws Exception {
    int all = 300;
    int stolen = 60;
    try (PubSubStandIn pubsub = PubSubStandIn.own(folder)) {
      String topic = pubsub.topic("refused");
      String deadTopic = pubsub.topic("dead");
      String subscription = pubsub.subscription(topic, "refused");
      String dead = pubsub.subscription(deadTopic, "dead");
      List<PubsubMessage> messages = cloudEvents("undeliverable", all);
      pubsub.publish(topic, messages);
      List<PubsubMessage> loot = pubsub.steal(subscription, stolen);
      pubsub.publish(deadTopic, loot.stream().map(PubSubPullIT::anew).toList());
      // Some that are dead letters although they came through: they must not be stored again.
      Set<String> lost =
          loot.stream().map(m -> m.getAttributesOrThrow("ce-id")).collect(Collectors.toSet());
      pubsub.publish(
          deadTopic,
          messages.stream()
              .filter(m -> !lost.contains(m.getAttributesOrThrow("ce-id")))
              .limit(20)
              .toList());
      List<String> ids = new ArrayList<>();
      messages.forEach(message -> ids.add(message.getAttributesOrThrow("ce-id")));
      Map<String, String> hashes = hashes(ids, messages);

      try (HeliosServer puller = world.another("puller", pubsub.environment(subscription, dead))) {
        Replays replays = new Replays(puller, "gcp", "dead-letter");
        puller.start();
        Draining.awaitAtMost(pubsub.stock(subscription), 0);
        Books.idle(client);
        assertThat(marks(hashes)).hasSize(all - stolen);

        assertThat(replays.ask(LONG_AGO, Replays.LATER, true).json().path("plan").asText())
            .contains(dead);
        assertThat(replays.run(LONG_AGO, "2026-01-02T00:00:00Z").path("kept").asInt()).isZero();

        JsonNode job = replays.run(LONG_AGO, Replays.LATER);
        assertThat(job.path("kept").asInt()).isEqualTo(stolen + 20);
        Draining.isStoredOnce(client, hashes);
        assertThat(marked(hashes, job)).isEqualTo(lost);
        Draining.awaitAtMost(pubsub.stock(dead), 0);
      }
    }
  }

  /** What Pub/Sub adds to a dead letter. */
  private static PubsubMessage anew(PubsubMessage message) {
    return PubsubMessage.newBuilder()
        .setData(message.getData())
        .putAllAttributes(message.getAttributesMap())
        .putAttributes("CloudPubSubDeadLetterSourceDeliveryCount", "5")
        .putAttributes("CloudPubSubDeadLetterSourceSubscription", "refused")
        .putAttributes("CloudPubSubDeadLetterSourceSubscriptionProject", "acme")
        .build();
  }

  private static Set<String> ids(List<PubsubMessage> messages) {
    return messages.stream().map(PubsubMessage::getMessageId).collect(Collectors.toSet());
  }

  private Map<String, String> marks(Map<String, String> hashes) throws Exception {
    return Replays.marks(
        client,
        hashes.keySet().stream()
            .map(name -> name.substring(name.indexOf(' ') + 1))
            .collect(Collectors.toSet()));
  }

  private Set<String> marked(Map<String, String> hashes, JsonNode job) throws Exception {
    return marks(hashes).entrySet().stream()
        .filter(entry -> entry.getValue().equals(job.path("id").asText()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
