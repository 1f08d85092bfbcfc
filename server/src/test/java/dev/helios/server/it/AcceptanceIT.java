// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The three requests that must keep working, and what follows from them. */
@ExtendWith(WithWorld.class)
class AcceptanceIT {
  private static final String DETAIL =
      "{\"order_id\":\"ORD-1\",\"customer_id\":\"CUST-1\",\"amount\":100}";
  private static final String REQUEST =
      "{\"version\":\"0\",\"id\":\"test-1\",\"detail-type\":\"OrderPlaced\",\"source\":\"test\","
          + "\"account\":\"123\",\"time\":\"2025-11-26T12:00:00Z\",\"region\":\"us-east-1\","
          + "\"detail\":"
          + DETAIL
          + "}";

  @Test
  void theRequest_sentTwice_isOneEventEverywhere(World world) throws Exception {
    Client client = world.client();
    JsonNode before = Books.idle(client);
    long stored = client.get("/api/v1/stats").json().path("total_events").longValue();
    try (Feed feed = Feed.open(client, "")) {
      Answer first = client.post(Client.AWS, REQUEST);

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.text()).isEqualTo("{\"status\":\"accepted\",\"event_id\":\"test-1\"}");
      isTheEvent(feed.awaitEvent("test-1"));
      isTheEvent(Books.stored(client, "test-1"));

      Answer second = client.post(Client.AWS, REQUEST);

      assertThat(second.status()).isEqualTo(200);
      assertThat(second.text()).isEqualTo("{\"status\":\"duplicate\",\"event_id\":\"test-1\"}");
      JsonNode after = Books.idle(client);
      assertThat(added("received", before, after)).isEqualTo(2);
      assertThat(added("admitted", before, after)).isEqualTo(1);
      assertThat(added("duplicate", before, after)).isEqualTo(1);
      assertThat(added("stored", before, after)).isEqualTo(1);
      assertThat(feed.ids()).containsOnlyOnce("test-1");
    }
    JsonNode stats = client.get("/api/v1/stats").json();
    assertThat(stats.path("total_events").longValue()).isEqualTo(stored + 1);
    isWholeStats(stats);
    rawBytesAreTheDetail(client);
    journeyIsComplete(client);
  }

  private static long added(String name, JsonNode before, JsonNode after) {
    return Books.count(after, name) - Books.count(before, name);
  }

  private static void isTheEvent(JsonNode event) {
    assertThat(event.path("event_id").asText()).isEqualTo("test-1");
    assertThat(event.path("event_type").asText()).isEqualTo("OrderPlaced");
    assertThat(event.path("source").asText()).isEqualTo("aws");
    assertThat(event.path("order_id").asText()).isEqualTo("ORD-1");
    assertThat(event.path("customer_id").asText()).isEqualTo("CUST-1");
    assertThat(event.path("amount")).isEqualTo(Answer.parse("\"100\""));
    assertThat(event.path("currency").isNull()).isTrue();
    assertThat(event.path("payload")).isEqualTo(Answer.parse(DETAIL));
    assertThat(event.path("occurred_at").asText()).isEqualTo("2025-11-26T12:00:00Z");
    assertThat(event.path("ingested_at").asText()).endsWith("Z");
    assertThat(event.path("position").asText()).matches("\\d+:\\d+");
    assertThat(event.path("event_source").asText()).isEqualTo("aws://123/us-east-1/test");
    assertThat(event.path("key").asText()).isEqualTo("ORD-1");
    assertThat(event.path("content_hash").asText()).matches("[0-9a-f]{32}");
    assertThat(event.path("conflict").asBoolean(true)).isFalse();
    assertThat(event.path("time_assumed").asBoolean(true)).isFalse();
    assertThat(event.path("replay").isNull()).isTrue();
  }

  private static void isWholeStats(JsonNode stats) {
    long total = 0;
    for (String source : List.of("aws", "gcp", "azure", "direct")) {
      total += stats.path("events_by_source").path(source).longValue();
    }
    assertThat(total).isEqualTo(stats.path("total_events").longValue());
    assertThat(stats.path("events_by_source").path("aws").longValue()).isPositive();
    assertThat(stats.path("last_24h").longValue()).isPositive();
    assertThat(stats.path("health"))
        .isEqualTo(
            Answer.parse("{\"database\":\"healthy\",\"redis\":\"healthy\",\"kafka\":\"healthy\"}"));
    assertThat(stats.path("rates").path("per_second_10s").isNumber()).isTrue();
    assertThat(stats.path("rates").path("per_second_1m").isNumber()).isTrue();
    assertThat(stats.path("rates").path("by_source_1m").isObject()).isTrue();
    assertThat(stats.path("types").isArray()).isTrue();
    assertThat(stats.path("quarantine_open").isNumber()).isTrue();
    assertThat(stats.path("conflicts").isNumber()).isTrue();
    assertThat(stats.path("duplicates").longValue()).isPositive();
    assertThat(stats.path("balanced").asBoolean()).isTrue();
  }

  private static void rawBytesAreTheDetail(Client client) throws Exception {
    Answer raw = client.get(Client.event("test-1") + "/raw");

    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.text()).isEqualTo(DETAIL);
    assertThat(raw.header("content-disposition")).startsWith("attachment");
  }

  private static void journeyIsComplete(Client client) throws Exception {
    JsonNode journey = client.get(Client.event("test-1") + "/journey").json();

    assertThat(journey.path("event_id").asText()).isEqualTo("test-1");
    assertThat(journey.path("source").asText()).isEqualTo("aws");
    List<JsonNode> steps =
        StreamSupport.stream(journey.path("steps").spliterator(), false).toList();
    assertThat(steps)
        .extracting(step -> step.path("step").asText())
        .containsExactly("occurred", "received", "logged", "stored", "fed");
    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.path("at").isTextual()).isTrue();
              boolean first = step.path("step").asText().equals("occurred");
              assertThat(step.path("after_ms").isNumber()).isNotEqualTo(first);
              assertThat(step.path("detail").asText()).isNotEmpty();
            });
    assertThat(journey.path("redeliveries")).hasSize(1);
    assertThat(journey.at("/redeliveries/0/route").asText()).isEqualTo("aws/eventbridge");
  }

  @Test
  void healthDetailed_whenAllIsUp_namesEveryPart(World world) throws Exception {
    Answer answer = world.client().get("/api/v1/health/detailed");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode health = answer.json();
    for (String word : List.of("status", "database", "redis", "kafka", "websocket")) {
      assertThat(health.path(word).asText()).as(word).isEqualTo("healthy");
    }
    for (String part : List.of("database", "redis", "kafka", "event_writer", "feed", "gateway")) {
      assertThat(health.path("parts").path(part).path("status").asText())
          .as(part)
          .isEqualTo("healthy");
    }
    assertThat(health.path("modes"))
        .isEqualTo(Answer.parse("{\"aws\":\"demo\",\"gcp\":\"demo\",\"azure\":\"demo\"}"));
    assertThat(health.path("uptime").isNumber()).isTrue();
    assertThat(health.path("version").asText()).isNotEmpty();
  }

  @Test
  void health_whenAllIsUp_isHealthyOnEveryRoute(World world) throws Exception {
    for (String path : List.of("", "/live", "/ready")) {
      Answer answer = world.client().get("/api/v1/health" + path);

      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.member("status")).as(path).isEqualTo("healthy");
    }
  }

  @Test
  void anUnknownEvent_isAProblemWithItsRequestId(World world) throws Exception {
    Answer answer =
        world
            .client()
            .send(
                "GET",
                Client.event("no such event"),
                Map.of("X-Request-Id", "mine-1"),
                java.net.http.HttpRequest.BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.member("code")).isEqualTo("event.unknown");
    assertThat(answer.member("instance")).isEqualTo("mine-1");
    assertThat(answer.header("x-request-id")).isEqualTo("mine-1");
  }
}
