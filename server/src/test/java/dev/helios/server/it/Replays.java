// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Asks a server to bring back what its cloud had lost. */
record Replays(HeliosServer server, String cloud, String kind) {
  static final String LATER = "2100-01-01T00:00:00Z";

  Answer ask(String from, String to, boolean dry) throws Exception {
    String wish =
        "{\"cloud\":\"%s\",\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"dry_run\":%s}"
            .formatted(cloud, kind, from, to, dry);
    return server.client().post("/api/v1/backfills", wish);
  }

  /** Runs one to its end; what became of it. */
  JsonNode run(String from, String to) throws Exception {
    Answer begun = ask(from, to, false);
    assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
    String path = begun.header("location").replaceFirst("^https?://[^/]+", "");
    Await.until(
        "the back-fill is over",
        Draining.LONG,
        () -> !server.client().get(path).member("state").equals("running"));
    JsonNode job = server.client().get(path).json();
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    return job;
  }

  /** The replay that brought each of these stored events, empty for none, by the event's id. */
  static Map<String, String> marks(Client client, Set<String> ids) throws Exception {
    Map<String, String> replays = new HashMap<>();
    for (JsonNode line : client.get("/api/v1/events/export").lines()) {
      String id = line.path("event_id").asText();
      if (ids.contains(id)) {
        replays.put(id, Books.stored(client, id).path("replay").asText(""));
      }
    }
    return replays;
  }
}
