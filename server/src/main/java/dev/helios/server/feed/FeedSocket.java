// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** The feed's WebSocket: {@code /api/v1/ws/events}. Messages from clients are ignored. */
@WebSocket(path = "/api/v1/ws/events")
public class FeedSocket {
  private static final Logger LOG = Logger.getLogger(FeedSocket.class);

  private final FeedSessions sessions;

  @Inject
  FeedSocket(FeedSessions sessions) {
    this.sessions = sessions;
  }

  /** Greets the client and brings it to where it wants to be; may read the log to do so. */
  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    sessions.open(connection);
  }

  @OnTextMessage
  void ignore(String text) {}

  @OnClose
  void close(WebSocketConnection connection) {
    sessions.close(connection);
  }

  @OnError
  void error(WebSocketConnection connection, Throwable failure) {
    LOG.debugf("Feed client %s: %s", connection.id(), failure.toString());
    sessions.close(connection);
  }
}
