// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that has as many deliveries under way as may be. */
@ExtendWith(WithWorld.class)
class CrowdedIT {
  private static final int SENDERS = 8;
  private static final int EACH = 50;

  private final World world;

  CrowdedIT(World world) {
    this.world = world;
  }

  @Test
  void send_moreAtOnceThanThereIsRoomFor_isTold503OnAConnectionThatLivesOn() throws Exception {
    List<Integer> posts = Collections.synchronizedList(new ArrayList<>());
    List<AtOnce.Work> senders = new ArrayList<>();
    try (HeliosServer server = world.guarded(Map.of("HELIOS_IN_FLIGHT_MAX", "1"))) {
      server.start();
      for (int i = 0; i < SENDERS; i++) {
        String prefix = "crowded-" + i;
        senders.add(() -> complaints(server.port(), prefix, posts));
      }

      assertThat(AtOnce.complaints(senders)).isEmpty();
    }
    assertThat(posts).containsOnly(200, 503).contains(200, 503);
    Books.idle(world.client());
  }

  /** An event and a question in turn, all sent at once: an answer that is out of step shows. */
  private static List<String> complaints(int port, String prefix, List<Integer> posts)
      throws Exception {
    StringBuilder all = new StringBuilder();
    for (int n = 0; n < EACH; n++) {
      String body = Envelope.AWS.event(prefix + "-" + n, "{\"a\":1}");
      all.append("POST ").append(Client.AWS).append(" HTTP/1.1\r\nHost: a\r\n");
      all.append("Content-Type: application/json\r\nContent-Length: ");
      all.append(body.length()).append("\r\n\r\n").append(body);
      all.append("GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\n");
      all.append(n == EACH - 1 ? "Connection: close\r\n\r\n" : "\r\n");
    }
    List<Integer> statuses = RawSocket.statuses(port, all.toString());
    if (statuses.size() != 2 * EACH) {
      return List.of(prefix + ": expected " + 2 * EACH + " answers, found " + statuses);
    }
    List<String> complaints = new ArrayList<>();
    for (int n = 0; n < EACH; n++) {
      posts.add(statuses.get(2 * n));
      if (statuses.get(2 * n + 1) != 200) {
        complaints.add(prefix + ": after event " + n + " found " + statuses.get(2 * n + 1));
      }
    }
    return complaints;
  }
}
