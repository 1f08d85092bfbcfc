// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept aside can be looked at, repaired and released, or discarded. */
@ExtendWith(WithWorld.class)
class QuarantineIT {
  private static final String QUARANTINE = "/api/v1/quarantine";
  private final World world;

  QuarantineIT(World world) {
    this.world = world;
  }

  private static String order(String id, String detail) {
    return Envelope.AWS.typed(id, "OrderPlaced", detail);
  }

  /** An item that lacks its order id; waits until it can be asked for. */
  private String aside(String eventId) throws Exception {
    Answer answer = world.client().post(Client.AWS, order(eventId, "{\"customer_id\":\"C-1\"}"));
    assertThat(answer.member("reason")).isEqualTo("order_id.missing");
    String id = answer.member("quarantine_id");
    Await.until("item " + id, () -> world.client().get(QUARANTINE + "/" + id).status() == 200);
    return id;
  }

  private Answer act(String id, String action, String body) throws Exception {
    return world.client().post(QUARANTINE + "/" + id + "/" + action, body);
  }

  private JsonNode item(String id) throws Exception {
    return world.client().get(QUARANTINE + "/" + id).json();
  }

  private long open() throws Exception {
    return Books.count(world.client().get(QUARANTINE).json(), "open");
  }

  @Test
  void list_byStatusCloudAndReason_findsTheItem() throws Exception {
    String id = aside("q-list");

    JsonNode page =
        world
            .client()
            .get(QUARANTINE + "?status=open&cloud=aws&reason=order_id.missing&limit=500")
            .json();

    assertThat(page.path("items")).extracting(item -> item.path("id").asText()).contains(id);
    assertThat(page.path("items"))
        .allSatisfy(
            item -> {
              assertThat(item.path("source").asText()).isEqualTo("aws");
              assertThat(item.path("status").asText()).isEqualTo("open");
              assertThat(item.path("reason").asText()).isEqualTo("order_id.missing");
            });
    assertThat(page.path("open").longValue()).isPositive();
  }

  @Test
  void list_pageByPage_showsEveryItemOnce() throws Exception {
    aside("q-page-1");
    aside("q-page-2");
    aside("q-page-3");
    long expected = open();
    long found = 0;
    String after = "";
    do {
      JsonNode page = world.client().get(QUARANTINE + "?status=open&limit=20" + after).json();
      found += page.path("items").size();
      assertThat(page.path("has_more").asBoolean()).isEqualTo(!page.path("next").isNull());
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void inspect_anItem_showsBodyAndHeaders() throws Exception {
    String id = aside("q-inspect");

    JsonNode item = item(id);

    assertThat(item.path("body").asText())
        .isEqualTo(order("q-inspect", "{\"customer_id\":\"C-1\"}"));
    assertThat(item.path("body_encoding").asText()).isEqualTo("utf-8");
    assertThat(item.path("route").asText()).isEqualTo("aws/eventbridge");
    assertThat(item.path("headers").path("content-type").asText()).isEqualTo("application/json");
    assertThat(item.path("detail").asText()).isNotEmpty();
    assertThat(item.path("closed_at").isNull()).isTrue();
  }

  @Test
  void inspect_bytesThatAreNoText_areBase64() throws Exception {
    byte[] bytes = {(byte) 0xFF, 0, 1, 2};
    Answer answer = world.client().post(Client.AWS, Client.JSON, bytes);
    String id = answer.member("quarantine_id");
    Await.until("item " + id, () -> world.client().get(QUARANTINE + "/" + id).status() == 200);

    JsonNode item = item(id);

    assertThat(item.path("body_encoding").asText()).isEqualTo("base64");
    assertThat(Base64.getDecoder().decode(item.path("body").asText())).isEqualTo(bytes);
  }

  @Test
  void release_repaired_entersAsAnEventAndClosesTheItem() throws Exception {
    String id = aside("q-repaired");
    String body = order("q-repaired", "{\"order_id\":\"Q-1\",\"customer_id\":\"C-1\"}");
    long open = open();

    Answer answer = act(id, "release", release(body));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.member("status")).isEqualTo("accepted");
    assertThat(answer.member("event_id")).isEqualTo("q-repaired");
    assertThat(Books.stored(world.client(), "q-repaired").path("order_id").asText())
        .isEqualTo("Q-1");
    JsonNode item = item(id);
    assertThat(item.path("status").asText()).isEqualTo("released");
    assertThat(item.path("released_event_id").asText()).isEqualTo("q-repaired");
    assertThat(item.path("closed_note").asText()).isEqualTo("order found");
    assertThat(open()).isEqualTo(open - 1);
    Books.idle(world.client());
  }

  private static String release(String body) {
    String base64 = Base64.getEncoder().encodeToString(Goldens.utf8(body));
    return "{\"body\":\"%s\",\"body_encoding\":\"base64\",\"note\":\"order found\"}"
        .formatted(base64);
  }

  @Test
  void release_asItIsWhileBroken_staysOpenAndMakesNoSecondItem() throws Exception {
    String id = aside("q-broken");
    long open = open();
    long quarantined = Books.count(Books.idle(world.client()), "quarantined");

    Answer answer = act(id, "release", "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.member("code")).isEqualTo("order_id.missing");
    assertThat(item(id).path("status").asText()).isEqualTo("open");
    assertThat(Books.count(Books.idle(world.client()), "quarantined")).isEqualTo(quarantined);
    assertThat(open()).isEqualTo(open);
  }

  @Test
  void release_repairedWronglyThenRightly_isReleasedOnce() throws Exception {
    String id = aside("q-twice");
    assertThat(act(id, "release", release("not json")).status()).isEqualTo(422);

    Answer answer =
        act(
            id,
            "release",
            release(order("q-twice", "{\"order_id\":\"Q-2\",\"customer_id\":\"C-1\"}")));

    assertThat(answer.member("status")).isEqualTo("accepted");
  }

  @Test
  void discard_withAReason_closesTheItem() throws Exception {
    String id = aside("q-discard");

    Answer without = act(id, "discard", "{}");
    Answer blank = act(id, "discard", "{\"reason\":\"  \"}");
    Answer with = act(id, "discard", "{\"reason\":\"a test of the sender\"}");

    assertThat(without.status()).isEqualTo(422);
    assertThat(blank.status()).isEqualTo(422);
    assertThat(with.status()).isEqualTo(200);
    assertThat(with.member("status")).isEqualTo("discarded");
    assertThat(with.member("closed_note")).isEqualTo("a test of the sender");
    assertThat(with.member("closed_at")).endsWith("Z");
  }

  @Test
  void act_onAClosedItem_isAConflict() throws Exception {
    String id = aside("q-closed");
    act(id, "discard", "{\"reason\":\"done\"}");

    for (Answer answer :
        new Answer[] {
          act(id, "discard", "{\"reason\":\"again\"}"),
          act(
              id,
              "release",
              release(order("q-closed", "{\"order_id\":\"1\",\"customer_id\":\"2\"}")))
        }) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.header("content-type")).startsWith("application/problem+json");
      assertThat(answer.member("code")).isEqualTo("quarantine.closed");
    }
    assertThat(world.client().get(Client.event("q-closed")).status()).isEqualTo(404);
  }

  @Test
  void act_onAnUnknownItem_isNotFound() throws Exception {
    String unknown = "00000000-0000-4000-8000-000000000000";

    assertThat(world.client().get(QUARANTINE + "/" + unknown).status()).isEqualTo(404);
    assertThat(world.client().get(QUARANTINE + "/nonsense").status()).isEqualTo(404);
    assertThat(act(unknown, "release", "{}").status()).isEqualTo(404);
    assertThat(act(unknown, "discard", "{\"reason\":\"x\"}").status()).isEqualTo(404);
    assertThat(
            world
                .client()
                .post(QUARANTINE + "/" + unknown + "/discard", Map.of(), new byte[0])
                .status())
        .isBetween(400, 499);
  }
}
