// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live feed. */
@ExtendWith(WithWorld.class)
class FeedIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final World world;
  private final Client client;

  FeedIT(World world) {
    this.world = world;
    this.client = world.client();
  }

  private void post(Envelope door, String id, String type, String data) throws Exception {
    Answer answer = door.post(client, Goldens.utf8(door.typed(id, type, data)));
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
  }

  private void post(String id) throws Exception {
    post(Envelope.AWS, id, "feed.test", "{\"order_id\":\"FEED\"}");
  }

  @Test
  void open_greetsWithWhereTheFeedStands() throws Exception {
    try (Feed feed = Feed.open(client, "")) {
      JsonNode hello = feed.frames("hello").getFirst();

      assertThat(hello.path("position").asText()).matches("0:\\d+,1:\\d+");
      assertThat(hello.path("server_time").asText()).endsWith("Z");
      assertThat(hello.path("version").asText()).isNotEmpty();
      assertThat(hello.path("heartbeat_seconds").intValue()).isPositive();
    }
  }

  @Test
  void heartbeat_whenNothingHappens_comesWithThePosition() throws Exception {
    try (Feed feed = Feed.open(client, "")) {
      JsonNode heartbeat = feed.await("heartbeat");

      assertThat(heartbeat.path("position").asText()).isNotEmpty();
      assertThat(heartbeat.path("server_time").asText()).endsWith("Z");
    }
  }

  @Test
  void filters_letThroughWhatTheyName() throws Exception {
    try (Feed clouds = Feed.open(client, "cloud=gcp,azure");
        Feed types = Feed.open(client, "type=feed.wanted");
        Feed keys = Feed.open(client, "key=FEED-KEY")) {
      post(Envelope.AWS, "filter-1", "feed.other", "{\"order_id\":\"x\"}");
      post(Envelope.AWS, "filter-2", "feed.wanted", "{\"order_id\":\"x\"}");
      post(Envelope.AWS, "filter-3", "feed.other", "{\"order_id\":\"FEED-KEY\"}");
      post(Envelope.GCP, "filter-4", "feed.other", "{\"order_id\":\"x\"}");
      // Whatever was let through before these has arrived when these have.
      for (String key : List.of("x", "FEED-KEY", "y", "z")) {
        post(Envelope.AZURE, "filter-end-" + key, "feed.wanted", "{\"order_id\":\"" + key + "\"}");
      }
      post(Envelope.AZURE, "filter-end", "feed.wanted", "{\"order_id\":\"FEED-KEY\"}");
      clouds.awaitEvent("filter-4");
      types.awaitEvent("filter-2");
      keys.awaitEvent("filter-3");
      for (Feed feed : List.of(clouds, types, keys)) {
        feed.awaitEvent("filter-end");
      }

      assertThat(clouds.events())
          .allSatisfy(event -> assertThat(event.path("source").asText()).isNotEqualTo("aws"));
      assertThat(types.events())
          .allSatisfy(
              event -> assertThat(event.path("event_type").asText()).isEqualTo("feed.wanted"));
      assertThat(keys.events())
          .allSatisfy(event -> assertThat(event.path("key").asText()).isEqualTo("FEED-KEY"));
    }
  }

  @Test
  void open_withAnUnknownCloudOrPosition_isClosed() throws Exception {
    for (String query : List.of("cloud=mars", "after=yesterday", "after=0:-1")) {
      Feed feed = Feed.connect(client, query);

      Await.until("the feed is closed for " + query, feed::isClosed);
      assertThat(feed.frames("hello")).isEmpty();
    }
  }

  @Test
  void resume_fromAFramesPosition_sendsWhatCameSince() throws Exception {
    String position;
    try (Feed feed = Feed.open(client, "")) {
      post("resume-1");
      feed.awaitEvent("resume-1");
      position = feed.position();
    }
    post("resume-2");
    post("resume-3");

    try (Feed again = Feed.open(client, "after=" + position)) {
      again.awaitEvent("resume-2");
      again.awaitEvent("resume-3");
      assertThat(again.frames("gap")).isEmpty();
    }
  }

  @Test
  void resume_fromAnEventsPosition_sendsWhatCameAfterIt() throws Exception {
    String position;
    try (Feed feed = Feed.open(client, "")) {
      post("resume-4");
      position = feed.awaitEvent("resume-4").path("position").asText();
    }
    post("resume-5");

    try (Feed again = Feed.open(client, "after=" + position)) {
      again.awaitEvent("resume-5");
      assertThat(again.ids()).doesNotContain("resume-4").containsOnlyOnce("resume-5");
      assertThat(again.frames("gap")).isEmpty();
    }
  }

  @Test
  void slowClient_isToldOfItsGapAndCostsNobodyElse() throws Exception {
    try (SlowClient slow = new SlowClient(client);
        Feed fast = Feed.open(client, "")) {
      Set<String> posted = new HashSet<>();
      posted.addAll(flood("large", 600, 14_000));
      posted.addAll(flood("small", 4_500, 10));
      posted.addAll(flood("more", 4_500, 10));
      post("after-the-flood");
      fast.awaitEvent("after-the-flood");

      assertThat(fast.frames("gap")).isEmpty();
      assertThat(fast.ids()).containsAll(posted);

      long missed = 0;
      Set<String> seen = new HashSet<>();
      while (missed + seen.size() <= posted.size()) {
        JsonNode frame = slow.next();
        frame.path("events").forEach(event -> seen.add(event.path("event_id").asText()));
        if (frame.path("type").asText().equals("gap")) {
          assertThat(frame.path("reason").asText()).isEqualTo("slow_client");
          assertThat(frame.path("from").asText()).isNotEmpty();
          assertThat(frame.path("to").asText()).isNotEmpty();
          missed += frame.path("missed").longValue();
        }
      }
      assertThat(missed).isPositive();
      assertThat(missed + seen.size()).isEqualTo(posted.size() + 1L);
    }
  }

  /** Posts this many events in few requests. */
  private List<String> flood(String name, int count, int size) throws Exception {
    List<String> ids = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String id = "flood-" + name + "-" + i;
      ids.add(id);
      lines
          .append("{\"source\":\"flood\",\"event_type\":\"flood\",\"event_id\":\"")
          .append(id)
          .append("\",\"payload\":{\"pad\":\"")
          .append("x".repeat(size))
          .append("\"}}\n");
    }
    Answer answer =
        client.post(
            Client.DIRECT,
            Map.of("content-type", "application/x-ndjson"),
            Goldens.utf8(lines.toString()));
    assertThat(answer.json().path("accepted").intValue()).isEqualTo(count);
    return ids;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "http://127.0.0.1.evil.example", "null", "file://"})
  void open_fromAForeignOrigin_isForbidden(String origin) {
    assertThatThrownBy(() -> handshake(origin))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:5173", "http://[::1]:1"})
  void open_fromALoopbackOrigin_isAllowed(String origin) throws Exception {
    WebSocket socket = handshake(origin);

    assertThat(socket.isInputClosed()).isFalse();
    socket.abort();
  }

  private WebSocket handshake(String origin) throws Exception {
    return HTTP.newWebSocketBuilder()
        .header("Origin", origin)
        .buildAsync(Feed.uri(client, ""), new WebSocket.Listener() {})
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void resume_overARestartOfTheServer_leavesNothingOut() throws Exception {
    Set<String> fed = new HashSet<>();
    List<JsonNode> gaps = new ArrayList<>();
    try (Feed before = Feed.open(client, "");
        Loader loader = Loader.start(client, "over-restart")) {
      loader.awaitMore(200);
      world.server().kill9();
      Await.until("the feed ends with its server", before::isClosed);
      world.server().start();
      try (Feed after = Feed.open(client, "after=" + before.position())) {
        loader.awaitMore(200);
        loader.stop();
        post("over-restart-end");
        after.awaitEvent("over-restart-end");
        fed.addAll(before.ids());
        gaps.addAll(before.frames("gap"));
        Await.until(
            "every acknowledged event has been fed",
            () -> {
              fed.addAll(after.ids());
              return fed.containsAll(loader.ids());
            });
        gaps.addAll(after.frames("gap"));
      }
    }
    assertThat(gaps).isEmpty();
    Books.idle(client);
  }
}
