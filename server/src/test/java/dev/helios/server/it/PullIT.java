// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waits in SQS comes in once, whatever is killed meanwhile; what it has lost comes back once.
 * {@link Draining} says how to make it longer.
 */
@ExtendWith(WithWorld.class)
class PullIT {
  private static final int MANY = Draining.many(600);

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

  private static List<String> bodies(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Envelope.AWS.event(Numbered.id(prefix, n), Numbered.data(prefix, n)))
        .toList();
  }

  @Test
  void pull_killsOfServerAndQueue_storesEachOnceAndLeavesNothing() throws Exception {
    String prefix = "pulled";
    String queue = sqs.queue("orders");
    JsonNode before = Books.idle(client);
    long started = System.nanoTime();
    sqs.send(queue, bodies(prefix, MANY));

    try (HeliosServer puller = world.another("puller", sqs.environment(queue, ""))) {
      Draining.drain(puller, sqs.stock(queue), Draining.KILLS);

      Draining.isStoredOnce(client, Numbered.hashes("aws", prefix, MANY));
      Draining.saysThatNothingWaits(puller);
    }
    Draining.report(
        "SQS, %d pulled among %d kills each of server and ElasticMQ"
            .formatted(MANY, Draining.KILLS),
        before,
        Books.idle(client),
        started);
  }

  @Test
  void backfill_whatASourceHasLost_comesBackOnceAndMarked() throws Exception {
    String prefix = "lost";
    int all = 300;
    int stolen = 60;
    String queue = sqs.queue("sabotaged");
    String dead = sqs.queue("sabotaged-dead");
    sqs.send(queue, bodies(prefix, all));
    List<String> loot = sqs.steal(queue, stolen);
    sqs.send(dead, loot);
    // Some that are dead letters although they came through: they must not be stored again.
    sqs.send(dead, bodies(prefix, all).stream().filter(b -> !loot.contains(b)).limit(20).toList());
    Set<String> ids =
        Set.copyOf(IntStream.range(0, all).mapToObj(n -> Numbered.id(prefix, n)).toList());

    try (HeliosServer puller = world.another("puller", sqs.environment(queue, dead))) {
      Replays replays = new Replays(puller, "aws", "dead-letter");
      puller.start();
      Draining.awaitAtMost(sqs.stock(queue), 0);
      Books.idle(client);
      assertThat(Replays.marks(client, ids)).hasSize(all - stolen);

      JsonNode plan = replays.ask("2026-11-20T00:00:00Z", Replays.LATER, true).json();
      assertThat(plan.path("dry_run").asBoolean()).isTrue();
      assertThat(sqs.count(dead)).isEqualTo(stolen + 20);
      assertThat(replays.run("2026-11-21T00:00:00Z", Replays.LATER).path("kept").asInt()).isZero();

      JsonNode job = replays.run("2026-11-20T00:00:00Z", Replays.LATER);
      assertThat(job.path("kept").asInt()).isEqualTo(stolen + 20);
      Draining.isStoredOnce(client, Numbered.hashes("aws", prefix, all));
      assertThat(sqs.count(dead)).isZero();
      assertThat(Replays.marks(client, ids).values())
          .filteredOn(job.path("id").asText()::equals)
          .hasSize(stolen);

      assertThat(replays.run("2026-11-20T00:00:00Z", Replays.LATER).path("kept").asInt()).isZero();
      Draining.isStoredOnce(client, Numbered.hashes("aws", prefix, all));
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
    Answer none =
        new Replays(world.server(), "aws", "dead-letter")
            .ask("2026-11-20T00:00:00Z", Replays.LATER, false);
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.member("code")).isEqualTo("backfill.not_configured");
    assertThat(client.get("/api/v1/backfills/helios-none").status()).isEqualTo(404);
  }
}
