// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the live feed. It reads frames as fast as it is allowed to, and keeps which
 * events it was sent and what it was told that it missed. Thread-safe.
 */
public final class FeedClient implements FeedSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Small, so that what a slow reader does not take soon waits with the server. */
  private static final int RECEIVE_BUFFER = 1 << 16;

  private final Set<String> keys = new HashSet<>();
  private @Nullable FeedSocket socket;
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
  public static FeedClient open(URI server, String after) throws IOException {
    FeedClient client = new FeedClient();
    String query = after.isEmpty() ? "" : "?after=" + after;
    FeedSocket opened = FeedSocket.open(server, query, RECEIVE_BUFFER, client);
    synchronized (client) {
      client.socket = opened;
    }
    return client;
  }

  /** Reads one frame in this time from now on. */
  public synchronized FeedClient slow(Duration forEachFrame) {
    pause = forEachFrame;
    return this;
  }

  /** Reads at most one frame more, with the connection open. */
  public synchronized FeedClient stop() {
    reading = false;
    return this;
  }

  /** Reads again, as fast as it can, after {@link #slow} or {@link #stop}. */
  public synchronized void goOn() {
    reading = true;
    pause = Duration.ZERO;
    notifyAll();
  }

  @Override
  public synchronized void text(byte[] frame, int length, long nanoTime) {
    take(frame, length);
    awaitTurn();
  }

  private void take(byte[] frame, int length) {
    try {
      JsonNode json = JSON.readTree(frame, 0, length);
      switch (json.path("type").asText()) {
        case "events" -> json.path("events").forEach(this::see);
        case "gap" -> {
          missed += json.path("missed").asLong();
          gapFrom = gapFrom.isEmpty() ? json.path("from").asText() : gapFrom;
        }
        default -> {}
      }
      position = json.path("position").asText(position);
    } catch (IOException noJson) {
      closed = true;
    }
  }

  private void see(JsonNode event) {
    keys.add(event.path("source").asText() + "/" + event.path("event_id").asText());
  }

  /** Holds the socket's thread up for as long as this reader is slow or stopped. */
  private void awaitTurn() {
    try {
      long end = System.nanoTime() + pause.toNanos();
      for (long left = pause.toMillis();
          left > 0 && !pause.isZero() && !closed;
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
      while (!reading && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void ended() {
    closed = true;
    notifyAll();
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** Every event it was sent, as cloud and id. */
  public synchronized Set<String> keys() {
    return Set.copyOf(keys);
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
    FeedSocket open;
    synchronized (this) {
      open = socket;
    }
    if (open != null) {
      open.close();
    }
    ended();
  }
}
