// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.lab.client.Await;
import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import dev.helios.lab.ledger.StoredEvent;
import dev.helios.lab.load.Event;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One server as a stranger sees it. Every call is a connection of its own; thread-safe. */
public record Api(URI base) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MILLIS = 45_000;

  /** An answer with status 200; throws IOException on anything else. */
  public JsonNode json(String path) throws IOException {
    return parse(text(path));
  }

  private String text(String path) throws IOException {
    return switch (get(path)) {
      case Reply.Http(int status, var retryAfter, String body) when status == 200 -> body;
      case Reply other -> throw new IOException(path + ": expected 200, found " + other.word());
    };
  }

  public Reply get(String path) {
    try (HttpConnection connection = new HttpConnection(base, PATIENCE_MILLIS)) {
      return connection.get(path);
    }
  }

  public Reply post(Event event) {
    return post(event.path(), event.contentType(), event.body());
  }

  public Reply post(String path, String contentType, byte[] body) {
    try (HttpConnection connection = new HttpConnection(base, PATIENCE_MILLIS)) {
      return connection.post(path, contentType, body);
    }
  }

  static JsonNode parse(String json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("expected JSON, found other", e);
    }
  }

  /** Whether every part is up, the feed and the event writer too. */
  public boolean isHealthy() {
    try {
      JsonNode health = json("/api/v1/health/detailed");
      return health.path("status").asText().equals("healthy")
          && health.path("websocket").asText().equals("healthy")
          && health.at("/parts/event_writer/status").asText().equals("healthy")
          && health.at("/parts/reconciler/status").asText().equals("healthy");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The books when all of the log has been read, by the reconciler too; null while it is not. */
  private boolean isAtRest(JsonNode books) {
    return books.path("idle").asBoolean() && books.path("equations").size() >= 4;
  }

  /**
   * Waits until everything in the log has been stored and judged, and gives the books' flaws: empty
   * when they balance.
   */
  public List<String> flawsAtRest(Duration limit) throws IOException, InterruptedException {
    List<JsonNode> books = new ArrayList<>();
    Await.until(
        "the log is read to its end",
        limit,
        () -> {
          try {
            JsonNode now = json("/api/v1/balance");
            if (isAtRest(now)) {
              books.add(now);
            }
          } catch (IOException notYet) {
            return false;
          }
          return !books.isEmpty();
        });
    List<String> flaws = new ArrayList<>();
    for (JsonNode equation : books.getFirst().path("equations")) {
      if (!equation.path("holds").asBoolean()) {
        flaws.add(
            "the books: %s, found %s and %s"
                .formatted(
                    equation.path("equation").asText(),
                    equation.path("left").asText(),
                    equation.path("right").asText()));
      }
    }
    return flaws;
  }

  /** Everything that is stored, with the hash of the stored bytes. */
  public List<StoredEvent> stored() throws IOException {
    List<StoredEvent> rows = new ArrayList<>();
    for (String line : (Iterable<String>) text("/api/v1/events/export").lines()::iterator) {
      JsonNode row = parse(line);
      rows.add(
          new StoredEvent(
              row.path("source").asText() + "/" + row.path("event_id").asText(),
              row.path("data_sha256").asText(),
              row.path("conflict").asBoolean()));
    }
    return rows;
  }
}
