// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Sha256Hex;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each cloud sends, as the golden files have it, through the door and out again. */
@ExtendWith(WithWorld.class)
class WebhooksIT {
  private final World world;

  WebhooksIT(World world) {
    this.world = world;
  }

  static List<Golden> goldens() {
    return Goldens.all();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void post_aGoldenFile_isFoundAgainToTheByte(Golden golden) throws Exception {
    Client client = world.client();
    byte[] body = golden.body();

    Answer answer = client.post(golden.path(), golden.headers(), body);

    assertThat(answer.status()).as(answer.toString()).isIn(200, 202);
    assertThat(answer.text()).doesNotContain("quarantined\",\"reason");
    Books.idle(client);
    Map<String, List<String>> stored = Books.hashes(client);
    for (Golden.Expected event : golden.events()) {
      String hash = Sha256Hex.of(event.in(body));
      assertThat(stored.get(golden.cloud() + " " + event.id()))
          .as(event.id())
          .containsOnlyOnce(hash);
      isWhole(client, golden, event, body);
    }
  }

  /** Where an id has one event only, the event itself and its raw bytes are asked for too. */
  private static void isWhole(Client client, Golden golden, Golden.Expected expected, byte[] body)
      throws Exception {
    String query = "?cloud=" + golden.cloud();
    JsonNode event = client.get(Client.event(expected.id()) + query).json();
    assertThat(event.path("source").asText()).isEqualTo(golden.cloud());
    if (event.path("copies").isEmpty()) {
      byte[] data = expected.in(body);
      assertThat(event.path("data_sha256").asText()).isEqualTo(Sha256Hex.of(data));
      assertThat(event.path("data_bytes").intValue()).isEqualTo(data.length);
      assertThat(client.get(Client.event(expected.id()) + "/raw" + query).body()).isEqualTo(data);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void post_aGoldenFileAgain_addsNothing(Golden golden) throws Exception {
    Client client = world.client();
    client.post(golden.path(), golden.headers(), golden.body());
    long before = Books.count(Books.idle(client), "stored");

    client.post(golden.path(), golden.headers(), golden.body());

    assertThat(Books.count(Books.idle(client), "stored")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "aws/sns-subscription.json, SubscriptionConfirmation, sns.subscription_confirmation",
    "aws/sns-unsubscribe.json, UnsubscribeConfirmation, sns.unsubscribe_confirmation"
  })
  void post_anSnsHandshake_isKeptAsideAndNotFollowed(String file, String type, String reason)
      throws Exception {
    Client client = world.client();
    Golden golden =
        new Golden(
            "aws",
            Client.AWS,
            file,
            Map.of("content-type", "text/plain; charset=UTF-8", "x-amz-sns-message-type", type),
            List.of());

    Answer answer = client.post(golden.path(), golden.headers(), golden.body());

    isAside(answer, reason);
    Books.idle(client);
    JsonNode item = client.get("/api/v1/quarantine/" + answer.member("quarantine_id")).json();
    assertThat(item.path("status").asText()).isEqualTo("open");
    assertThat(item.path("body").asText()).isEqualTo(new String(golden.body(), "UTF-8"));
    assertThat(world.server().words()).doesNotContain("Subscription to arn:");
  }

  @ParameterizedTest
  @CsvSource({
    "azure, azure/deletion.json, eventgrid.subscription_deletion",
    "gcp, gcp/wrapped-attributes-only.json, payload.empty"
  })
  void post_aGoldenFileThatIsNoEvent_isKeptAside(String cloud, String file, String reason)
      throws Exception {
    boolean azure = cloud.equals("azure");
    Golden golden =
        new Golden(cloud, azure ? Client.AZURE : Client.GCP, file, Client.JSON, List.of());

    Answer answer = world.client().post(golden.path(), golden.headers(), golden.body());

    JsonNode fate = azure ? answer.json().at("/results/0") : answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(fate.path("status").asText()).isEqualTo("quarantined");
    assertThat(fate.path("reason").asText()).isEqualTo(reason);
    assertThat(fate.path("quarantine_id").asText()).isNotEmpty();
  }

  private static void isAside(Answer answer, String reason) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.member("status")).isEqualTo("quarantined");
    assertThat(answer.member("reason")).isEqualTo(reason);
    assertThat(answer.member("detail")).isNotEmpty();
    assertThat(answer.member("quarantine_id")).isNotEmpty();
  }

  @Test
  void post_eventGridsValidation_isAnsweredWithItsCode() throws Exception {
    Golden golden =
        new Golden("azure", Client.AZURE, "azure/validation.json", Goldens.AZURE, List.of());

    Answer answer = world.client().post(golden.path(), golden.headers(), golden.body());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo("{\"validationResponse\":\"512d38b6-c7b8-40c8-89fe-f46f9e9622b6\"}");
  }

  @Test
  void options_fromEventGrid_isConsentedTo() throws Exception {
    Answer answer = options("eventgrid.azure.net");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("allow")).contains("POST");
    assertThat(answer.header("webhook-allowed-origin")).isEqualTo("eventgrid.azure.net");
    assertThat(answer.header("webhook-allowed-rate")).isNotEmpty();
  }

  @Test
  void options_fromAnybodyElse_getsNoConsent() throws Exception {
    assertThat(options("evil.example").headers()).doesNotContainKey("webhook-allowed-origin");
  }

  private Answer options(String origin) throws Exception {
    return world
        .client()
        .send(
            "OPTIONS",
            Client.AZURE,
            Map.of("WebHook-Request-Origin", origin, "WebHook-Request-Rate", "120"),
            BodyPublishers.noBody());
  }

  @Test
  void post_aBatchOfAllKinds_isJudgedItemByItem() throws Exception {
    Client client = world.client();
    String known = gridItem("batch-known", "InventoryReserved", "{\"order_id\":\"B-1\"}");
    client.post(Client.AZURE, "[" + known + "]");
    String fresh = gridItem("batch-new", "InventoryReserved", "{\"order_id\":\"B-2\"}");
    String flawed = gridItem("batch-bad", "InventoryReserved", "{\"quantity\":1}");
    String other = gridItem("batch-known", "InventoryReserved", "{\"order_id\":\"B-3\"}");

    Answer answer =
        client.post(Client.AZURE, "[" + String.join(",", known, fresh, flawed, other) + "]");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode json = answer.json();
    assertThat(json.path("status").asText()).isEqualTo("accepted");
    assertThat(json.path("received").intValue()).isEqualTo(4);
    assertThat(json.path("accepted").intValue()).isEqualTo(2);
    assertThat(json.path("duplicate").intValue()).isEqualTo(1);
    assertThat(json.path("quarantined").intValue()).isEqualTo(1);
    assertThat(json.path("refused").intValue()).isZero();
    assertThat(json.path("results"))
        .extracting(result -> result.path("status").asText())
        .containsExactly("duplicate", "accepted", "quarantined", "accepted");
    assertThat(json.at("/results/2/reason").asText()).isEqualTo("order_id.missing");
    assertThat(json.at("/results/3/conflict").asBoolean()).isTrue();
    Books.idle(client);
    JsonNode kept = client.get(Client.event("batch-known")).json();
    assertThat(kept.path("copies")).hasSize(1);
  }

  private static String gridItem(String id, String type, String data) {
    return "{\"id\":\"%s\",\"topic\":\"/topics/stock\",\"subject\":\"s\",\"eventType\":\"%s\","
            .formatted(id, type)
        + "\"eventTime\":\"2026-11-20T07:41:09Z\",\"dataVersion\":\"1\",\"data\":"
        + data
        + "}";
  }
}
