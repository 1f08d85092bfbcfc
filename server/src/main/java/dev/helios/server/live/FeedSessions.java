// SPDX-License-Identifier: MIT
package dev.helios.server.live;

import dev.helios.core.event.Event;
import dev.helios.core.event.Logged;
import dev.helios.engine.Cursor;
import dev.helios.engine.LogHistory;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes the feed's connections, brings those that come back to the present, and keeps
 * them alive: a heartbeat every {@value #HEARTBEAT_SECONDS} s, and an end for those that have taken
 * no frame for {@value #STUCK_SECONDS} s. Thread-safe.
 */
public final class FeedSessions {
  public static final int HEARTBEAT_SECONDS = 10;
  public static final int STUCK_SECONDS = 30;

  /** How far back a client is brought from the log; what is older is told as a gap. */
  public static final long CATCH_UP_MAX = 100_000;

  private static final int CATCH_UPS_AT_ONCE = 4;
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final int CATCH_UP_ROUNDS = 20;
  private static final Logger LOG = Logger.getLogger(FeedSessions.class);

  private final FeedHub hub;
  private final LogHistory history;
  private final InstantSource clock;
  private final FeedMetrics metrics;
  private final int bufferMax;
  private final String version;
  private final Semaphore catchUps = new Semaphore(CATCH_UPS_AT_ONCE);
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(WebSocketConnection connection, FeedClient client) {}

  public FeedSessions(
      FeedHub hub,
      LogHistory history,
      InstantSource clock,
      FeedMetrics metrics,
      int bufferMax,
      String version) {
    this.hub = hub;
    this.history = history;
    this.clock = clock;
    this.metrics = metrics;
    this.bufferMax = bufferMax;
    this.version = version;
  }

  void open(WebSocketConnection connection) {
    Function<String, Optional<String>> query = query(connection);
    Optional<FeedFilter> filter =
        FeedFilter.of(
            query.apply("cloud").orElse(null),
            query.apply("type").orElse(null),
            query.apply("key").orElse(null));
    Cursor now = hub.cursor();
    Optional<Cursor> start =
        query
            .apply("after")
            .map(text -> Cursor.parse(text, now.partitions()))
            .orElse(Optional.of(now));
    if (filter.isEmpty() || start.isEmpty()) {
      connection.closeAndAwait(new CloseReason(4400, "unknown cloud or position"));
      return;
    }
    FeedClient client =
        new FeedClient(
            filter.get(), bufferMax, start.get(), send(connection), () -> close(connection));
    sessions.put(connection.id(), new Session(connection, client));
    client.greet(Frames.hello(start.get(), clock.instant(), version, HEARTBEAT_SECONDS));
    if (!hub.join(client)) {
      if (hasStarted()) {
        catchUp(connection, client);
      } else {
        connection.closeAndAwait(new CloseReason(1013, "the feed has not begun; try again"));
      }
    }
  }

  /** A client may come before the server has found the log's end. */
  private boolean hasStarted() {
    try {
      return hub.awaitStart(START_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void close(WebSocketConnection connection) {
    Session session = sessions.remove(connection.id());
    if (session != null) {
      hub.leave(session.client());
    }
  }

  /** How many connections are open, those that are still catching up too. */
  public int size() {
    return sessions.size();
  }

  /** Sends heartbeats and ends connections that are stuck; to be called every few seconds. */
  public void tend() {
    hub.heartbeat();
    long now = System.nanoTime();
    long limit = TimeUnit.SECONDS.toNanos(STUCK_SECONDS);
    for (Session session : sessions.values()) {
      if (session.client().stuckNanos(now) > limit) {
        metrics.stuck();
        close(session.connection());
        session
            .connection()
            .close(new CloseReason(4008, "no frame taken for " + STUCK_SECONDS + " s"))
            .subscribe()
            .with(done -> {}, failure -> LOG.debugf("Closing a stuck client: %s", failure));
      }
    }
  }

  /** Reads from the log what the client has missed, until memory holds the rest. */
  private void catchUp(WebSocketConnection connection, FeedClient client) {
    catchUps.acquireUninterruptibly();
    try {
      for (int round = 0; round < CATCH_UP_ROUNDS && connection.isOpen(); round++) {
        LogHistory.Plan plan = history.plan(client.offered(), hub.cursor(), CATCH_UP_MAX);
        if (plan.skipped() > 0) {
          client.skip(plan.skipped(), client.offered(), plan.start());
        }
        new CatchUp(plan.start()).read(connection, client, plan);
        if (hub.join(client)) {
          return;
        }
      }
      connection.closeAndAwait(new CloseReason(4009, "could not catch up"));
    } finally {
      catchUps.release();
    }
  }

  private final class CatchUp {
    private Cursor at;

    private CatchUp(Cursor start) {
      this.at = start;
    }

    private void read(WebSocketConnection connection, FeedClient client, LogHistory.Plan plan) {
      history.read(plan, events -> offer(events, connection, client));
    }

    private boolean offer(
        List<Logged<Event>> events, WebSocketConnection connection, FeedClient client) {
      Instant now = clock.instant();
      List<FeedItem> items = events.stream().map(event -> FeedItem.of(event, now)).toList();
      for (FeedItem item : items) {
        at = at.with(item.position().partition(), item.position().offset() + 1);
      }
      client.offer(items, at, () -> Frames.events(items, at));
      return awaitRoom(connection, client);
    }

    private boolean awaitRoom(WebSocketConnection connection, FeedClient client) {
      long until = System.nanoTime() + Duration.ofSeconds(STUCK_SECONDS).toNanos();
      while (client.waiting() > bufferMax / 2) {
        if (!connection.isOpen() || System.nanoTime() > until) {
          return false;
        }
        try {
          Thread.sleep(Duration.ofMillis(5));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return connection.isOpen();
    }
  }

  private static Function<String, CompletionStage<Void>> send(WebSocketConnection connection) {
    return frame -> connection.sendText(frame).subscribeAsCompletionStage();
  }

  private static Function<String, Optional<String>> query(WebSocketConnection connection) {
    Map<String, List<String>> parameters =
        new io.netty.handler.codec.http.QueryStringDecoder(
                "?" + String.valueOf(nullToEmpty(connection.handshakeRequest().query())))
            .parameters();
    return name ->
        Optional.ofNullable(parameters.get(name)).map(List::getFirst).filter(v -> !v.isEmpty());
  }

  private static String nullToEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
