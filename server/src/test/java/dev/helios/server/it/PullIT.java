// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waits in a queue comes in once, whatever is killed meanwhile; what a source has lost comes
 * back once. {@code -Dhelios.test.many=20000} pulls as many, {@code -Dhelios.test.kills=N} kills
 * the server and the queue N times each.
 */
@ExtendWith(WithWorld.class)
class PullIT {
  private static final int MANY = Integer.getInteger("helios.test.many", 2_000);
  private static final int KILLS = Integer.getInteger("helios.test.kills", 1);

  /** A message that was under way when its reader was killed stays hidden for a minute. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final World world;
  private final Client client;
  private final SqsStandIn sqs;

  PullIT(World world, @TempDir Path folder) throws Exception {
    this.world = world;
    this.client = world.client();
    this.sqs = new SqsStandIn(folder);
  }

  @AfterEach
  void close() {
    sqs.close();
  }

  private static String id(String prefix, int n) {
    return prefix + "-" + n;
  }

  private static String data(String prefix, int n) {
    return "{\"order_id\":\"%s\", \"n\" : %d}".formatted(id(prefix, n), n);
  }

  private static List<String> bodies(String prefix, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> Envelope.AWS.event(id(prefix, n), data(prefix, n)))
        .toList();
  }

  @Test
  void pull_killsOfServerAndQueue_storesEachOnceAndLeavesNothing() throws Exception {
    String prefix = "pulled";
    String queue = sqs.queue("orders");
    sqs.send(queue, bodies(prefix, 0, MANY));

    try (HeliosServer puller = world.another("puller", sqs.environment(queue, ""))) {
      puller.start();
      int step = MANY / (2 * KILLS + 1);
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitAtMost(queue, MANY - (2 * kill - 1) * step);
        puller.kill9();
        assertThat(sqs.count(queue)).as("what was left when the server was killed").isPositive();
        puller.start();
        awaitAtMost(queue, MANY - 2 * kill * step);
        sqs.killAndRestart();
      }
      awaitAtMost(queue, 0);

      isStoredOnce(prefix, MANY);
      Await.until("the source says that nothing waits", () -> waiting(puller) == 0);
      assertThat(source(puller).path("state").asText()).isEqualTo("running");
    }
  }

  @Test
  void backfill_whatASourceHasLost_comesBackOnceAndMarked() throws Exception {
    String prefix = "lost";
    int all = 300;
    int stolen = 60;
    String queue = sqs.queue("sabotaged");
    String dead = sqs.queue("sabotaged-dead");
    sqs.send(queue, bodies(prefix, 0, all));
    List<String> loot = sqs.steal(queue, stolen);
    sqs.send(dead, loot);
    // Some that are dead letters although they came through: they must not be stored again.
    sqs.send(
        dead, bodies(prefix, 0, all).stream().filter(b -> !loot.contains(b)).limit(20).toList());

    try (HeliosServer puller = world.another("puller", sqs.environment(queue, dead))) {
      puller.start();
      awaitAtMost(queue, 0);
      Books.idle(client);
      assertThat(stored(prefix)).hasSize(all - stolen);

      JsonNode plan = backfill(puller, "2026-11-20T00:00:00Z", true).json();
      assertThat(plan.path("dry_run").asBoolean()).isTrue();
      assertThat(sqs.count(dead)).isEqualTo(stolen + 20);
      assertThat(broughtBack(puller, "2026-11-21T00:00:00Z").path("kept").asInt()).isZero();

      JsonNode job = broughtBack(puller, "2026-11-20T00:00:00Z");
      assertThat(job.path("kept").asInt()).isEqualTo(stolen + 20);
      isStoredOnce(prefix, all);
      assertThat(sqs.count(dead)).isZero();
      assertThat(stored(prefix).values().stream().filter(job.path("id").asText()::equals))
          .hasSize(stolen);

      assertThat(broughtBack(puller, "2026-11-20T00:00:00Z").path("kept").asInt()).isZero();
      isStoredOnce(prefix, all);
    }
  }

  @Test
  void push_withAMarkOfItsOwn_isNoReplay() throws Exception {
    byte[] event = Goldens.utf8(Envelope.AWS.event("forged", "{\"a\":1}"));
    Map<String, String> headers = new HashMap<>(Envelope.AWS.headers());
    headers.put("Helios-Replay", "forged");
    client.post(Client.AWS, headers, event);

    assertThat(Books.stored(client, "forged").path("replay").isNull()).isTrue();
  }

  @Test
  void sources_withoutAnyQueue_areThePushes() throws Exception {
    client.post(Client.AWS, Envelope.AWS.headers(), Goldens.utf8(Envelope.AWS.event("s-1", "{}")));

    JsonNode answer = client.get("/api/v1/sources").json();

    assertThat(answer.path("sources").findValuesAsText("mode")).containsOnly("push").hasSize(4);
    assertThat(answer.at("/sources/0/cloud").asText()).isEqualTo("aws");
    assertThat(answer.at("/sources/0/last_event").isNull()).isFalse();
    assertThat(answer.at("/modes/aws").asText()).isEqualTo("demo");
    Answer none = backfill(world.server(), "2026-11-20T00:00:00Z", false);
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.member("code")).isEqualTo("backfill.not_configured");
    assertThat(client.get("/api/v1/backfills/helios-none").status()).isEqualTo(404);
  }

  private void awaitAtMost(String queue, int most) throws Exception {
    Await.until("at most " + most + " messages wait", LONG, () -> sqs.count(queue) <= most);
  }

  private void isStoredOnce(String prefix, int count) throws Exception {
    Books.idle(client);
    Map<String, List<String>> stored = Books.hashes(client);
    List<String> wrong = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      String hash = Hash.sha256(Goldens.utf8(data(prefix, n)));
      if (!List.of(hash).equals(stored.get("aws " + id(prefix, n)))) {
        wrong.add(id(prefix, n) + " " + stored.get("aws " + id(prefix, n)));
      }
    }
    assertThat(wrong).as("lost, double or changed of " + count).isEmpty();
  }

  /** The replay that brought each stored event, by the event's id. */
  private Map<String, String> stored(String prefix) throws Exception {
    Map<String, String> replays = new HashMap<>();
    for (JsonNode line : client.get("/api/v1/events/export").lines()) {
      String id = line.path("event_id").asText();
      if (id.startsWith(prefix + "-")) {
        replays.put(id, Books.stored(client, id).path("replay").asText(""));
      }
    }
    return replays;
  }

  private static JsonNode source(HeliosServer server) throws Exception {
    return server.client().get("/api/v1/sources").json().at("/sources/0");
  }

  private static int waiting(HeliosServer server) throws Exception {
    return source(server).at("/lag/messages").asInt(-1);
  }

  private static Answer backfill(HeliosServer server, String from, boolean dry) throws Exception {
    String wish =
        """
        {"cloud":"aws","kind":"dead-letter","from":"%s","to":"2026-12-01T00:00:00Z","dry_run":%s}"""
            .formatted(from, dry);
    return server.client().post("/api/v1/backfills", wish);
  }

  private static JsonNode broughtBack(HeliosServer server, String from) throws Exception {
    Answer begun = backfill(server, from, false);
    assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
    String path = begun.header("location").replaceFirst("^https?://[^/]+", "");
    Await.until(
        "the back-fill is over",
        LONG,
        () -> !server.client().get(path).member("state").equals("running"));
    JsonNode job = server.client().get(path).json();
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    return job;
  }
}
