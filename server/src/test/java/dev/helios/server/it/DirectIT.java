// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The direct API: its forms, its names for events, its answers. */
@ExtendWith(WithWorld.class)
class DirectIT {
  private static final Map<String, String> LINES = Map.of("content-type", "application/x-ndjson");
  private final World world;

  DirectIT(World world) {
    this.world = world;
  }

  private static String event(String id, String payload) {
    return "{\"source\":\"till\",\"event_type\":\"Sold\",\"event_id\":\"%s\",\"payload\":%s}"
        .formatted(id, payload);
  }

  @Test
  void ingest_oneEvent_answers202ThenDuplicateThenConflict() throws Exception {
    Client client = world.client();

    Answer first = client.post(Client.DIRECT, event("direct-1", "{\"n\":1}"));
    Answer again = client.post(Client.DIRECT, event("direct-1", "{\"n\":1}"));
    Answer other = client.post(Client.DIRECT, event("direct-1", "{\"n\":2}"));

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.member("status")).isEqualTo("accepted");
    assertThat(first.member("event_id")).isEqualTo("direct-1");
    assertThat(first.member("message")).isNotEmpty();
    assertThat(first.member("timestamp")).endsWith("Z");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.member("status")).isEqualTo("duplicate");
    assertThat(again.member("message")).isNotEmpty();
    assertThat(other.status()).isEqualTo(202);
    assertThat(other.member("status")).isEqualTo("accepted");
    assertThat(other.json().path("conflict").asBoolean()).isTrue();
    Books.idle(client);
    JsonNode conflicts = client.get("/api/v1/events?conflict=true&limit=500").json().path("items");
    assertThat(conflicts).extracting(item -> item.path("event_id").asText()).contains("direct-1");
  }

  @Test
  void ingest_withIdempotencyKey_namesTheEvent() throws Exception {
    Client client = world.client();
    String nameless = "{\"source\":\"till\",\"event_type\":\"Sold\",\"payload\":{\"n\":3}}";
    Map<String, String> headers =
        Map.of("content-type", "application/json", "Idempotency-Key", "key 1/u");

    Answer first = client.post(Client.DIRECT, headers, Goldens.utf8(nameless));
    Answer again = client.post(Client.DIRECT, headers, Goldens.utf8(nameless));

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.member("event_id")).isEqualTo("key 1/u");
    assertThat(again.member("status")).isEqualTo("duplicate");
    assertThat(Books.stored(client, "key 1/u").path("payload"))
        .isEqualTo(Answer.parse("{\"n\":3}"));
  }

  @Test
  void ingest_lines_areJudgedOneByOne() throws Exception {
    Client client = world.client();
    String lines = event("lines-1", "{\"n\":1}") + "\n\nnot json\n" + event("lines-2", "[1,2]");

    Answer answer = client.post(Client.DIRECT, LINES, Goldens.utf8(lines));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("received").intValue()).isEqualTo(3);
    assertThat(answer.json().path("accepted").intValue()).isEqualTo(2);
    assertThat(answer.json().path("refused").intValue()).isEqualTo(1);
    assertThat(answer.json().at("/results/1/reason").asText()).isEqualTo("json.malformed");
    Books.stored(client, "lines-1");
    Books.stored(client, "lines-2");
  }

  @Test
  void ingest_linesThatAreAllBad_answers422AndKeepsNothing() throws Exception {
    Client client = world.client();
    JsonNode before = Books.idle(client);

    Answer answer = client.post(Client.DIRECT, LINES, Goldens.utf8("no\nnever\n"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.member("code")).isEqualTo("batch.refused");
    JsonNode after = Books.idle(client);
    assertThat(Books.count(after, "refused") - Books.count(before, "refused")).isEqualTo(2);
    assertThat(Books.count(after, "stored")).isEqualTo(Books.count(before, "stored"));
    assertThat(Books.count(after, "quarantined")).isEqualTo(Books.count(before, "quarantined"));
  }

  @Test
  void ingest_aFlawedEvent_answers422WithTheReason() throws Exception {
    Answer answer =
        world
            .client()
            .post(
                Client.DIRECT,
                "{\"source\":\"till\",\"event_type\":\"OrderPlaced\",\"payload\":{\"n\":1}}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("code").asText()).isEqualTo("order_id.missing");
    assertThat(problem.path("status").intValue()).isEqualTo(422);
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("detail").asText()).isNotEmpty();
    assertThat(problem.path("type").asText()).isNotEmpty();
    assertThat(answer.header("x-request-id")).isEqualTo(problem.path("instance").asText());
  }
}
