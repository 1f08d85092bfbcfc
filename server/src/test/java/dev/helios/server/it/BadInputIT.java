// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input through the door of the running server. The table is docs/bad-input.md. */
@ExtendWith(WithWorld.class)
class BadInputIT {
  private final World world;

  BadInputIT(World world) {
    this.world = world;
  }

  /** After all of it the server is not stuck: what is good goes in, and the books balance. */
  @AfterAll
  static void theServerGoesOn(World world) throws Exception {
    Client client = world.client();
    client.post(Client.AWS, Envelope.AWS.event("after-all-that", "{\"a\":1}"));
    Books.stored(client, "after-all-that");
    Books.idle(client);
  }

  static List<BadRows.Row> rows() {
    return BadRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void post_aRowOfTheTable_getsWhatTheTableSays(BadRows.Row row) throws Exception {
    Client client = world.client();

    Answer answer = row.door().post(client, row.body());

    isNoFailure(answer);
    if (row.code().isEmpty()) {
      assertThat(answer.member("status")).as(answer.toString()).isIn("accepted", "duplicate");
      isStored(client, answer.member("event_id"));
    } else if (row.door().isDirect()) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
      assertThat(answer.member("code")).isEqualTo(row.code());
    } else {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.member("status")).isEqualTo("quarantined");
      assertThat(answer.member("reason")).isEqualTo(row.code());
      isKeptAside(client, answer.member("quarantine_id"), row.body().length);
    }
  }

  private static void isStored(Client client, String id) throws Exception {
    assertThat(Books.stored(client, id).path("event_id").asText()).isEqualTo(id);
  }

  private static void isKeptAside(Client client, String id, int size) throws Exception {
    Await.until(
        "the item " + id + " is in quarantine",
        () -> client.get("/api/v1/quarantine/" + id).status() == 200);
    JsonNode item = client.get("/api/v1/quarantine/" + id).json();
    assertThat(item.path("size").intValue()).isEqualTo(size);
  }

  static void isNoFailure(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isLessThan(500);
    assertThat(answer.text()).doesNotContain("Exception").doesNotContain("at dev.");
  }

  @Test
  void post_aBatchWithOneBadItem_keepsItsNeighbours() throws Exception {
    Client client = world.client();
    List<String> items =
        List.of(
            Envelope.AZURE.event("neighbour-1", "{\"a\":1}"),
            Envelope.AZURE.event("a\\u0000b", "{\"a\":1}"),
            Envelope.AZURE.event("neighbour-2", "{\"a\":1}"));

    Answer answer = client.post(Client.AZURE, "[" + String.join(",", items) + "]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("results"))
        .extracting(result -> result.path("status").asText())
        .containsExactly("accepted", "quarantined", "accepted");
    isStored(client, "neighbour-1");
    isStored(client, "neighbour-2");
  }

  @Test
  void post_anArrayThatBreaks_keepsWhatStandsBefore() throws Exception {
    Client client = world.client();
    String sound = Envelope.AZURE.event("before-the-break", "{\"a\":1}");

    Answer answer = client.post(Client.AZURE, "[" + sound + ",{\"id\":");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("results"))
        .extracting(result -> result.path("status").asText())
        .containsExactly("accepted", "quarantined");
    assertThat(answer.json().at("/results/1/reason").asText()).isEqualTo("json.malformed");
    isStored(client, "before-the-break");
  }

  @Test
  void post_batchesAroundTheLimit_areTakenWholeOrNotAtAll() throws Exception {
    Client client = world.client();
    JsonNode before = Books.idle(client);

    Answer full = client.post(Client.AZURE, batch(5_000));
    Answer over = client.post(Client.AZURE, batch(5_001));
    Answer none = client.post(Client.AZURE, "[]");

    assertThat(full.json().path("accepted").intValue()).isEqualTo(5_000);
    assertThat(reasons(over)).containsExactly("batch.too_large");
    assertThat(reasons(none)).containsExactly("batch.empty");
    JsonNode after = Books.idle(client);
    assertThat(Books.count(after, "stored") - Books.count(before, "stored")).isEqualTo(5_000);
  }

  private static String batch(int size) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(Envelope.AZURE.event("many-" + size + "-" + i, "{\"a\":1}"));
    }
    return "[" + String.join(",", items) + "]";
  }

  private static List<String> reasons(Answer answer) {
    JsonNode results = answer.json().path("results");
    List<String> reasons = new ArrayList<>();
    if (results.isMissingNode()) {
      reasons.add(answer.member("reason"));
    }
    results.forEach(result -> reasons.add(result.path("reason").asText()));
    return reasons;
  }

  @ParameterizedTest
  @EnumSource
  void post_theWrongContentType_mattersOnTheDirectApiOnly(Envelope door) throws Exception {
    byte[] body = Goldens.utf8(door.event("image-" + door, "{\"a\":1}"));

    Answer answer = world.client().post(door.path(), Map.of("content-type", "image/png"), body);

    if (door.isDirect()) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.member("code")).isEqualTo("content_type.unsupported");
    } else {
      assertThat(answer.member("status")).isEqualTo("accepted");
    }
  }

  @Test
  void post_base64ThatIsNone_isNamed() throws Exception {
    for (String data : List.of("*", "Y", "YQ=", "YQ==YQ==", "Y Q==", "-_==")) {
      String body =
          "{\"message\":{\"messageId\":\"1\",\"data\":\"" + data + "\"},\"subscription\":\"s\"}";

      assertThat(world.client().post(Client.GCP, body).member("reason"))
          .as(data)
          .isEqualTo("base64.malformed");
    }
  }
}
