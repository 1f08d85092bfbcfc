// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the live feed that keeps every frame it is sent. Thread-safe. */
final class Feed implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<JsonNode> frames = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private boolean closed;
  private @Nullable WebSocket socket;

  private Feed() {}

  /**
   * @param query what stands behind the question mark, or nothing
   */
  static Feed open(Client client, String query) throws Exception {
    Feed feed = connect(client, query);
    feed.await("hello");
    return feed;
  }

  /** The same without waiting for the greeting. */
  static Feed connect(Client client, String query) throws Exception {
    Feed feed = new Feed();
    feed.socket =
        HTTP.newWebSocketBuilder().buildAsync(uri(client, query), feed).get(30, TimeUnit.SECONDS);
    return feed;
  }

  static URI uri(Client client, String query) {
    String path = "/api/v1/ws/events" + (query.isEmpty() ? "" : "?" + query);
    return URI.create("ws://" + client.base().getAuthority() + path);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    synchronized (this) {
      part.append(data);
      if (last) {
        frames.add(Answer.parse(part.toString()));
        part.setLength(0);
      }
    }
    from.request(1);
    return java.util.concurrent.CompletableFuture.completedFuture(data);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end();
    return java.util.concurrent.CompletableFuture.completedFuture(code);
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end();
  }

  private synchronized void end() {
    closed = true;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized List<JsonNode> frames(String type) {
    return frames.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
  }

  /** Every event that came, in the order in which it came. */
  List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    frames("events").forEach(frame -> frame.path("events").forEach(events::add));
    return events;
  }

  List<String> ids() {
    return events().stream().map(event -> event.path("event_id").asText()).toList();
  }

  /** Where the feed stands by the newest frame that says so. */
  synchronized String position() {
    return frames.reversed().stream()
        .map(frame -> frame.path("position").asText())
        .filter(position -> !position.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  JsonNode await(String type) throws Exception {
    return Await.answer("a frame " + type, () -> frames(type).stream().findFirst());
  }

  JsonNode awaitEvent(String id) throws Exception {
    return Await.answer(
        "event " + id + " on the feed",
        () -> {
          Optional<JsonNode> found =
              events().stream()
                  .filter(event -> event.path("event_id").asText().equals(id))
                  .findFirst();
          return found;
        });
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
