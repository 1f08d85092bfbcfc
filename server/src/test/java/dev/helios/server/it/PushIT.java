// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What three clouds push comes in once, although the server is killed meanwhile; {@link Draining}
 * says how to make it longer: so many events for each cloud.
 */
@ExtendWith(WithWorld.class)
class PushIT {
  private static final int MANY = Draining.many(400);

  private final World world;
  private final Client client;

  PushIT(World world) {
    this.world = world;
    this.client = world.client();
  }

  @Test
  void push_killsOfTheServer_storesEachOfThreeCloudsOnce() throws Exception {
    JsonNode before = Books.idle(client);
    long started = System.nanoTime();
    try (HeliosServer pushed = world.another("pushed", Map.of())) {
      pushed.start();
      try (CloudSender aws = CloudSender.start(pushed.client(), Envelope.AWS, "push", MANY);
          CloudSender gcp = CloudSender.start(pushed.client(), Envelope.GCP, "push", MANY);
          CloudSender azure = CloudSender.start(pushed.client(), Envelope.AZURE, "push", MANY)) {
        List<CloudSender> clouds = List.of(aws, gcp, azure);
        for (int kill = 1; kill <= Draining.KILLS; kill++) {
          awaitDelivered(clouds, 3L * MANY * kill / (Draining.KILLS + 1));
          pushed.kill9();
          assertThat(clouds).anyMatch(cloud -> !cloud.isDone());
          pushed.start();
        }
        awaitDelivered(clouds, 3L * MANY);

        Map<String, String> hashes = new HashMap<>();
        clouds.forEach(cloud -> hashes.putAll(cloud.hashes()));
        assertThat(hashes).hasSize(3 * MANY);
        Draining.isStoredOnce(client, hashes);
        clouds.forEach(System.out::println);
      }
    }
    Draining.report(
        "%d pushed by each of three clouds among %d kills of the server"
            .formatted(MANY, Draining.KILLS),
        before,
        Books.idle(client),
        started);
  }

  private static void awaitDelivered(List<CloudSender> clouds, long all) throws Exception {
    Await.until(
        all + " events are delivered",
        Draining.LONG,
        () -> {
          assertThat(clouds).allMatch(cloud -> cloud.givenUp().isEmpty());
          return clouds.stream().mapToLong(CloudSender::delivered).sum() >= all;
        });
  }
}
