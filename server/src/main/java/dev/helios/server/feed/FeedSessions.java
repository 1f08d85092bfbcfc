// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.log.Cursor;
import dev.helios.engine.subscription.LogHistory;
import dev.helios.server.access.Principals;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Most events that a client is brought from the log; older ones are reported as a gap. */
  public static final long CATCH_UP_MAX = 100_000;

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Logger LOG = Logger.getLogger(FeedSessions.class);

  private final Principals principals;
  private final FeedHub hub;
  private final CatchUps catchUps;
  private final InstantSource clock;
  private final FeedMetrics metrics;
  private final int bufferMax;
  private final String version;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(WebSocketConnection connection, FeedClient client) {}

  public FeedSessions(
      Principals principals,
      FeedHub hub,
      LogHistory history,
      InstantSource clock,
      FeedMetrics metrics,
      int bufferMax,
      String version) {
    this.principals = principals;
    this.hub = hub;
    this.catchUps = new CatchUps(hub, history, clock, bufferMax);
    this.clock = clock;
    this.metrics = metrics;
    this.bufferMax = bufferMax;
    this.version = version;
  }

  void open(WebSocketConnection connection) {
    Function<String, Optional<String>> query = query(connection);
    Optional<FeedFilter> filter = FeedFilter.of(principals.tenant(), query);
    if (!hasStarted()) {
      connection.closeAndAwait(new CloseReason(1013, "the feed has not begun; try again"));
      return;
    }
    Cursor now = hub.cursor();
    Optional<Cursor> start =
        query
            .apply("after")
            .map(text -> Cursor.parse(text, now.partitions()))
            .orElse(Optional.of(now));
    if (filter.isEmpty() || start.isEmpty()) {
      connection.closeAndAwait(new CloseReason(4400, "unknown cloud, status or position"));
      return;
    }
    FeedClient client =
        new FeedClient(
            filter.get(), bufferMax, start.get(), send(connection), () -> close(connection));
    sessions.put(connection.id(), new Session(connection, client));
    client.greet(Frames.hello(start.get(), clock.instant(), version, HEARTBEAT_SECONDS));
    if (!catchUps.bring(client, connection::isOpen) && connection.isOpen()) {
      connection.closeAndAwait(new CloseReason(4009, "could not catch up"));
    }
    if (!sessions.containsKey(connection.id())) {
      hub.leave(client); // it went while it was let in
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
