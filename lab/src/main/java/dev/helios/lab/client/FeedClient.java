// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the live feed. It reads frames as fast as it is allowed to, and keeps which
 * events it was sent and what it was told that it missed. Thread-safe.
 */
public final class FeedClient implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OPEN_SECONDS = 60;

  /** One client for all, so that two hundred connections share its few threads. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Set<String> keys = new HashSet<>();
  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;
  private String position = "";
  private String gapFrom = "";
  private long missed;
  private boolean closed;
  private boolean reading = true;
  private Duration pause = Duration.ZERO;

  private FeedClient() {}

  /**
   * Opens a connection.
   *
   * @param server the server
   * @param after the position to go on from, or nothing
   */
  public static FeedClient open(URI server, String after) throws IOException, InterruptedException {
    FeedClient client = new FeedClient();
    String query = after.isEmpty() ? "" : "?after=" + after;
    URI address = URI.create("ws://" + server.getAuthority() + "/api/v1/ws/events" + query);
    try {
      client.socket =
          HTTP.newWebSocketBuilder()
              .buildAsync(address, client)
              .get(OPEN_SECONDS, TimeUnit.SECONDS);
      return client;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the feed could not be opened", e);
    }
  }

  /** Reads one frame in this time from now on. */
  public synchronized FeedClient slow(Duration forEachFrame) {
    pause = forEachFrame;
    return this;
  }

  /** Reads nothing more, with the connection open. */
  public synchronized FeedClient stop() {
    reading = false;
    return this;
  }

  /** Reads again after {@link #stop}. */
  public void goOn() {
    WebSocket open;
    synchronized (this) {
      reading = true;
      open = socket;
    }
    if (open != null) {
      open.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      take(part.toString());
      part.setLength(0);
    }
    next(from, last);
    return null;
  }

  private void next(WebSocket from, boolean whole) {
    Duration wait;
    synchronized (this) {
      if (whole && !reading) {
        return;
      }
      wait = whole ? pause : Duration.ZERO;
    }
    if (wait.isZero()) {
      from.request(1);
    } else {
      Thread.ofVirtual()
          .start(
              () -> {
                java.util.concurrent.locks.LockSupport.parkNanos(wait.toNanos());
                from.request(1);
              });
    }
  }

  private synchronized void take(String frame) {
    try {
      JsonNode json = JSON.readTree(frame);
      switch (json.path("type").asText()) {
        case "events" -> json.path("events").forEach(this::see);
        case "gap" -> {
          missed += json.path("missed").asLong();
          gapFrom = gapFrom.isEmpty() ? json.path("from").asText() : gapFrom;
        }
        default -> {}
      }
      position = json.path("position").asText(position);
    } catch (JsonProcessingException e) {
      closed = true;
    }
  }

  private synchronized void see(JsonNode event) {
    keys.add(event.path("source").asText() + "/" + event.path("event_id").asText());
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end();
  }

  private synchronized void end() {
    closed = true;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** Every event it was sent, as cloud and id. */
  public synchronized Set<String> keys() {
    return Set.copyOf(keys);
  }

  public synchronized int count() {
    return keys.size();
  }

  /** How many events it was told it would not be sent. */
  public synchronized long missed() {
    return missed;
  }

  /** Where the first gap began; empty where there was none. */
  public synchronized String gapFrom() {
    return gapFrom;
  }

  /** Where it stands. */
  public synchronized String position() {
    return position;
  }

  @Override
  public void close() {
    WebSocket open;
    synchronized (this) {
      open = socket;
    }
    if (open != null) {
      open.abort();
    }
  }
}
