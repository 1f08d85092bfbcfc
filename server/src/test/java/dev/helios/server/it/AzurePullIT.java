// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.queue.QueueClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waits in a storage queue comes in once, whatever is killed meanwhile; what Event Grid gave
 * up on comes back once. {@link Draining} says how to make it longer.
 */
@ExtendWith(WithWorld.class)
class AzurePullIT {
  private static final int MANY = Draining.many(400);

  /** Azurite becomes very slow with many thousands of messages in one queue. */
  private static final int ROUND = 1_000;

  private static final String NOTES =
      ",\"deadLetterReason\":\"MaxDeliveryAttemptsExceeded\",\"deliveryAttempts\":3,"
          + "\"lastDeliveryOutcome\":\"NotFound\",\"publishTime\":\"2026-11-20T07:00:01Z\","
          + "\"lastDeliveryAttemptTime\":\"2026-11-20T09:41:10Z\"}";

  private final World world;
  private final Client client;
  private final AzuriteStandIn azurite;

  AzurePullIT(World world, @TempDir Path folder) throws Exception {
    this.world = world;
    this.client = world.client();
    this.azurite = new AzuriteStandIn(folder);
  }

  @AfterEach
  void close() {
    azurite.close();
  }

  private static List<String> events(String prefix, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> Envelope.AZURE.event(Numbered.id(prefix, n), Numbered.data(prefix, n)))
        .toList();
  }

  @Test
  void pull_killsOfServerAndQueue_storesEachOnceAndLeavesNothing() throws Exception {
    String prefix = "queued";
    QueueClient queue = azurite.queue("orders");
    JsonNode before = Books.idle(client);
    long started = System.nanoTime();

    for (int from = 0, round = 0; from < MANY; from += ROUND, round++) {
      AzuriteStandIn.send(queue, events(prefix, from, Math.min(MANY, from + ROUND)));
      azurite.restart();
      try (HeliosServer puller = world.another("puller", azurite.environment("orders", ""))) {
        Draining.drain(puller, azurite.stock(queue), round < Draining.KILLS ? 1 : 0);
        Draining.saysThatNothingWaits(puller);
      }
    }
    Draining.isStoredOnce(client, Numbered.hashes("azure", prefix, MANY));
    assertThat(queue.peekMessage()).isNull();
    Draining.report(
        "Storage Queue, %d pulled among %d kills each of server and Azurite"
            .formatted(MANY, Draining.KILLS),
        before,
        Books.idle(client),
        started);
  }

  @Test
  void backfill_deadLettersInBlobs_comeBackOnceAndMarked() throws Exception {
    String prefix = "undelivered";
    int all = 200;
    int stolen = 60;
    QueueClient queue = azurite.queue("sabotaged");
    BlobContainerClient container = azurite.container("dead");
    AzuriteStandIn.send(queue, events(prefix, 0, all));
    List<String> loot = AzuriteStandIn.steal(queue, stolen);
    upload(container, "STOCK-HELIOS/2026/11/20/8/first.json", loot.subList(0, 40));
    upload(container, "STOCK-HELIOS/2026/11/21/6/second.json", loot.subList(40, stolen));
    // Some that are dead letters although they came through: they must not be stored again.
    List<String> came = events(prefix, 0, all).stream().filter(e -> !loot.contains(e)).toList();
    upload(container, "STOCK-HELIOS/2026/11/20/9/third.json", came.subList(0, 20));
    Set<String> ids =
        Set.copyOf(IntStream.range(0, all).mapToObj(n -> Numbered.id(prefix, n)).toList());

    try (HeliosServer puller = world.another("puller", azurite.environment("sabotaged", "dead"))) {
      Replays replays = new Replays(puller, "azure", "dead-letter");
      puller.start();
      Draining.awaitAtMost(azurite.stock(queue), 0);
      Books.idle(client);
      assertThat(Replays.marks(client, ids)).hasSize(all - stolen);

      JsonNode plan = replays.ask("2026-11-20T07:00:00Z", "2026-11-20T08:00:00Z", true).json();
      assertThat(plan.path("plan").asText()).contains("3 dead-letter blobs", "80 events");
      assertThat(replays.run("2026-11-20T08:00:00Z", "2026-11-20T09:00:00Z").path("kept").asInt())
          .isZero();

      JsonNode job = replays.run("2026-11-20T07:00:00Z", "2026-11-20T08:00:00Z");
      assertThat(job.path("kept").asInt()).isEqualTo(stolen + 20);
      Draining.isStoredOnce(client, Numbered.hashes("azure", prefix, all));
      assertThat(Replays.marks(client, ids).values())
          .filteredOn(job.path("id").asText()::equals)
          .hasSize(stolen);

      // The blobs stay: once more, and all of it is known.
      replays.run("2026-11-20T07:00:00Z", "2026-11-20T08:00:00Z");
      Draining.isStoredOnce(client, Numbered.hashes("azure", prefix, all));
    }
  }

  private static void upload(BlobContainerClient container, String name, List<String> events) {
    List<String> letters =
        events.stream().map(event -> event.substring(0, event.length() - 1) + NOTES).toList();
    AzuriteStandIn.upload(container, name, "[" + String.join(",", letters) + "]");
  }
}
