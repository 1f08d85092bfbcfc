// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.standalone.ServiceKind;
import dev.helios.testkit.Await;
import dev.helios.testkit.Sha256Hex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is killed while events come in: what was acknowledged is stored once, with its bytes,
 * and the books balance.
 */
@ExtendWith(WithWorld.class)
class CrashIT {
  private final World world;
  private final Client client;

  CrashIT(World world) {
    this.world = world;
    this.client = world.client();
  }

  /** Something done to the running system while a loader posts. */
  private interface Fault {
    void inflict(Loader loader) throws Exception;
  }

  private void survives(String name, Fault fault) throws Exception {
    try (Loader loader = Loader.start(client, name)) {
      loader.awaitMore(500);
      fault.inflict(loader);
      loader.awaitMore(500);
      loader.stop();
      assertThat(loader.failures()).isEmpty();
      isStoredOnce(loader);
    }
  }

  private void isStoredOnce(Loader loader) throws Exception {
    Await.until("the server is healthy again", world.server()::isHealthy);
    Books.idle(client);
    Map<String, List<String>> stored = Books.hashes(client);
    Map<String, List<String>> wrong = new HashMap<>();
    loader
        .ledger()
        .forEach(
            (event, hash) -> {
              List<String> found = stored.getOrDefault(event, List.of());
              if (!found.equals(List.of(hash))) {
                wrong.put(event, found);
              }
            });
    assertThat(wrong).as("of " + loader.count()).isEmpty();
  }

  @Test
  void theServer_killed_losesNothing() throws Exception {
    survives(
        "crash-server",
        loader -> {
          world.server().kill9();
          loader.awaitStatus(Loader.NOBODY);
          world.server().start();
        });
  }

  @Test
  void theBroker_killed_losesNothing() throws Exception {
    survives(
        "crash-kafka",
        loader -> {
          world.services().kill9(ServiceKind.KAFKA);
          loader.awaitStatus(503);
          world.services().awaitReady(ServiceKind.KAFKA, Await.PATIENCE);
        });
  }

  @Test
  void theDatabase_killed_losesNothing() throws Exception {
    survives(
        "crash-postgresql",
        loader -> {
          world.services().kill9(ServiceKind.POSTGRESQL);
          loader.awaitMore(200);
          world.services().awaitReady(ServiceKind.POSTGRESQL, Await.PATIENCE);
        });
  }

  @Test
  void redis_killed_losesNothing() throws Exception {
    survives(
        "crash-redis",
        loader -> {
          world.services().kill9(ServiceKind.REDIS);
          loader.awaitMore(200);
          world.services().awaitReady(ServiceKind.REDIS, Await.PATIENCE);
        });
  }

  @Test
  void redis_frozen_holdsNothingUp() throws Exception {
    survives(
        "frozen-redis",
        loader -> {
          world.services().pause(ServiceKind.REDIS);
          try {
            loader.awaitMore(500);
          } finally {
            world.services().resume(ServiceKind.REDIS);
          }
        });
  }

  @Test
  void theBroker_away_isAnswered503WithRetryAfterOnEveryRoute() throws Exception {
    world.services().stop(ServiceKind.KAFKA);
    try {
      for (Envelope door : Envelope.values()) {
        Answer answer =
            door.post(client, Goldens.utf8(door.event("no-broker-" + door, "{\"a\":1}")));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.header("retry-after")).matches("\\d+");
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.member("code")).isEqualTo("log.unavailable");
      }
      Await.until(
          "the server says that it is not ready",
          () -> client.get("/api/v1/health/ready").status() == 503);
      assertThat(client.get("/api/v1/health/live").status()).isEqualTo(200);
      assertThat(client.get("/api/v1/health").member("status")).isEqualTo("unavailable");
    } finally {
      world.services().start(ServiceKind.KAFKA);
    }
    Await.until("the server is healthy again", world.server()::isHealthy);
    for (Envelope door : Envelope.values()) {
      byte[] again = Goldens.utf8(door.event("no-broker-" + door, "{\"a\":1}"));
      assertThat(door.post(client, again).status()).isBetween(200, 202);
      Books.stored(client, "no-broker-" + door);
    }
    Books.idle(client);
  }

  @Test
  void theDatabase_away_stopsNoEventFromComingIn() throws Exception {
    List<String> ids = new ArrayList<>();
    world.services().stop(ServiceKind.POSTGRESQL);
    try {
      for (int i = 0; i < 20; i++) {
        for (Envelope door : Envelope.values()) {
          String id = "no-database-" + door + "-" + i;
          Answer answer = door.post(client, Goldens.utf8(door.event(id, "{\"a\":1}")));

          assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
          ids.add(id);
        }
      }
      Answer reading = client.get(Client.event(ids.getFirst()));
      assertThat(reading.status()).isEqualTo(503);
      assertThat(reading.member("code")).isEqualTo("store.unavailable");
      Await.until(
          "the server says that it is degraded",
          () -> client.get("/api/v1/health").member("status").equals("degraded"));
    } finally {
      world.services().start(ServiceKind.POSTGRESQL);
    }
    for (String id : ids) {
      Books.stored(client, id);
    }
    Books.idle(client);
  }

  @Test
  void sixtyFourRacers_overTwoServers_storeOneEvent() throws Exception {
    try (HeliosServer second = world.second();
        ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      second.start();
      long before = Books.count(Books.idle(client), "stored");
      for (int round = 0; round < 5; round++) {
        byte[] event = Goldens.utf8(Envelope.AZURE.event("race-" + round, "{\"a\":1}"));
        List<Callable<Answer>> race = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          Client one = i % 2 == 0 ? client : second.client();
          race.add(() -> Envelope.AZURE.post(one, event));
        }
        for (Future<Answer> answer : racers.invokeAll(race)) {
          assertThat(answer.get().status()).isEqualTo(200);
          assertThat(answer.get().member("status")).isIn("accepted", "duplicate");
        }
      }
      assertThat(Books.count(Books.idle(client), "stored")).isEqualTo(before + 5);
      Map<String, List<String>> stored = Books.hashes(second.client());
      for (int round = 0; round < 5; round++) {
        assertThat(stored.get("azure race-" + round))
            .containsExactly(Sha256Hex.of(Goldens.utf8("{\"a\":1}")));
      }
    }
  }
}
