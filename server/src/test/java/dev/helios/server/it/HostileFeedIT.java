// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.testkit.Await;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed against those who do not want to read it. */
@ExtendWith(WithWorld.class)
class HostileFeedIT {
  private static final String HANDSHAKE =
      "GET /api/v1/ws/events%s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s\r\n";

  private final World world;
  private final Client client;

  HostileFeedIT(World world) {
    this.world = world;
    this.client = world.client();
  }

  private void isStillFed(Feed feed, String id) throws Exception {
    client.post(Client.AWS, Envelope.AWS.event(id, "{\"a\":1}"));
    feed.awaitEvent(id);
  }

  private String status(String query, String headers) throws Exception {
    try (RawSocket raw = new RawSocket(world.server().port())) {
      raw.send(HANDSHAKE.formatted(query, client.base().getAuthority(), headers));
      return raw.first().substring(0, 12);
    }
  }

  @Test
  void open_fromItsOwnOrigin_isAllowed() throws Exception {
    assertThat(status("", "Origin: " + client.base() + "\r\n")).isEqualTo("HTTP/1.1 101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "https://evil.invalid",
        "http://localhost.evil.invalid",
        "http://127.0.0.1.evil.invalid",
        "http://127.0.0.1@evil.invalid",
        "http://evil.invalid#127.0.0.1",
        "http://evil.invalid?localhost",
        "http://evil.invalid/localhost",
        "http://evil.invalid:80\\@127.0.0.1",
        "http://xlocalhost",
        "http://localhostx",
        "http://localhost.",
        "http://[::ffff:127.0.0.1]",
        "http://[::1].evil.invalid",
        "http://0x7f000001",
        "http://2130706433",
        "http://0.0.0.0",
        "file://",
        "data:text/html,x",
        "javascript:localhost",
        "localhost",
        "//localhost",
        "http://",
        "http://127.0.0.2",
        "http://loc\u00A0alhost"
      })
  void open_fromAForeignOrigin_isForbidden(String origin) throws Exception {
    assertThat(status("", "Origin: " + origin + "\r\nCookie: session=1\r\n"))
        .isIn("HTTP/1.1 403", "HTTP/1.1 400");
  }

  @Test
  void open_withHostileQueries_greetsOrCloses() throws Exception {
    try (Feed beside = Feed.open(client, "")) {
      for (String spelled : HostileText.spelled().subList(0, 60)) {
        String text = URLEncoder.encode(HostileText.text(spelled), StandardCharsets.UTF_8);
        for (String name : List.of("after", "cloud", "type")) {
          try (Feed feed = Feed.connect(client, name + "=" + text)) {
            Await.until(
                "a greeting or an end for " + name + "=" + text,
                () -> feed.isClosed() || !feed.frames("hello").isEmpty());
          }
        }
      }
      for (String after : List.of("0:-1", "0:9223372036854775807", "9:1", "0:1,".repeat(2_000))) {
        try (Feed feed = Feed.connect(client, "after=" + after)) {
          Await.until("an end for " + after, feed::isClosed);
        }
      }
      isStillFed(beside, "fed-after-queries");
    }
  }

  @Test
  void send_framesThatNobodyAskedFor_disturbNobody() throws Exception {
    try (Feed beside = Feed.open(client, "")) {
      for (int i = 0; i < 5; i++) {
        WebSocket socket =
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(Feed.uri(client, ""), new WebSocket.Listener() {})
                .get(30, TimeUnit.SECONDS);
        shout(socket, i);
        socket.abort();
      }
      for (String frames :
          List.of(
              "\u0081\u007F\u007F\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF",
              "\u0081\u0005hello",
              "\u00FF\u00FF\u00FF",
              "\u0088\u0080",
              "\u0083\u0080abcd")) {
        try (RawSocket raw = new RawSocket(world.server().port())) {
          raw.send(HANDSHAKE.formatted("", client.base().getAuthority(), ""));
          raw.first();
          raw.send(frames);
        }
      }
      isStillFed(beside, "fed-after-frames");
    }
  }

  private static void shout(WebSocket socket, int kind) throws Exception {
    switch (kind) {
      case 0 -> socket.sendText("x".repeat(1_000_000), true).exceptionally(cut -> socket).get();
      case 1 ->
          socket.sendBinary(ByteBuffer.allocate(100_000), true).exceptionally(cut -> socket).get();
      case 2 -> {
        for (int i = 0; i < 200; i++) {
          socket.sendText("part", false).exceptionally(cut -> socket).get();
        }
      }
      case 3 -> socket.sendPing(ByteBuffer.allocate(125)).exceptionally(cut -> socket).get();
      default -> socket.sendText("{\"type\":\"events\",\"events\":[{}]}", true).get();
    }
  }
}
