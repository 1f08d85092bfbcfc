// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two tenants on one log and one database: neither sees anything of the other. */
@ExtendWith(WithWorld.class)
class TenantsIT {
  private static final String ID = "tenants-shared-id";
  private static final String ORDER = "ORD-tenants";
  private static final String CASES = "/api/v1/reconciliation/";
  private static final String FLOW =
      """
      flow: tenants-own
      version: 1
      key: order_id
      window: 30s
      steps:
        sold: { cloud: direct, type: tenants-sold }
        paid: { cloud: direct, type: tenants-paid }
      """;

  private final World world;

  TenantsIT(World world) {
    this.world = world;
  }

  @Test
  void anotherTenant_onTheSameLogAndDatabase_isInvisibleBothWays() throws Exception {
    Client ours = world.client();
    try (HeliosServer server = world.another("globex", Map.of("HELIOS_TENANT", "globex"))) {
      server.start();
      Client theirs = server.client();
      try (Feed ourFeed = Feed.open(ours, "");
          Feed theirFeed = Feed.open(theirs, "")) {
        declare(theirs);
        long before = total(ours);
        send(theirs, "tenants-sold", ID, "theirs");
        send(theirs, "tenants-paid", ID + "-2", "theirs");
        theirFeed.awaitEvent(ID);
        Await.until("their order is matched", () -> status(theirs).equals("matched"));

        assertThat(ours.get("/api/v1/events/" + ID).status()).isEqualTo(404);
        assertThat(ours.get("/api/v1/events/" + ID + "/raw").status()).isEqualTo(404);
        assertThat(ours.get("/api/v1/events/" + ID + "/journey").status()).isEqualTo(404);
        assertThat(total(ours)).isEqualTo(before);
        assertThat(total(theirs)).isEqualTo(2);
        assertThat(items(ours, "/api/v1/events?key=" + ORDER)).isEmpty();
        assertThat(items(ours, "/api/v1/events?q=" + ID)).isEmpty();
        assertThat(ours.get("/api/v1/events/export").text()).doesNotContain(ID);
        assertThat(ours.get(CASES + ORDER).status()).isEqualTo(404);
        assertThat(ours.get(CASES + "cases/tenants-own/" + ORDER).status()).isEqualTo(404);
        assertThat(ours.get(CASES + "cases.csv").text()).doesNotContain(ORDER);
        assertThat(ours.get(CASES + "flows").text()).doesNotContain("tenants-own");
        assertThat(theirs.get(CASES + "flows").text()).contains("tenants-own", "order-mirror");
        assertThat(theirs.get(CASES + "summary").json().at("/total/cases").asLong()).isEqualTo(1);

        // The same id is another event for another tenant, and its case another case.
        send(ours, "tenants-sold", ID, "ours");
        ourFeed.awaitEvent(ID);
        Await.until("our event is stored", () -> total(ours) == before + 1);
        assertThat(ours.get("/api/v1/events/" + ID).json().at("/payload/whose").asText())
            .isEqualTo("ours");
        assertThat(theirs.get("/api/v1/events/" + ID).json().at("/payload/whose").asText())
            .isEqualTo("theirs");
        assertThat(ours.get(CASES + "cases/tenants-own/" + ORDER).status()).isEqualTo(404);
        assertThat(ourFeed.ids()).contains(ID).doesNotContain(ID + "-2");
        assertThat(ourFeed.frames("verdicts").toString()).doesNotContain("tenants-own");
        assertThat(theirFeed.frames("verdicts").toString()).contains("tenants-own");
      }
    }
  }

  @Test
  void quarantine_ofAnotherTenant_canNeitherBeSeenNorClosed() throws Exception {
    Client ours = world.client();
    try (HeliosServer server = world.another("initech", Map.of("HELIOS_TENANT", "initech"))) {
      server.start();
      Client theirs = server.client();
      String broken = "{\"detail-type\":\"tenants-broken\",\"source\":\"initech-only\"}";
      assertThat(theirs.post(Client.AWS, broken).status()).isEqualTo(200);
      Await.until(
          "it is in their quarantine", () -> !items(theirs, "/api/v1/quarantine").isEmpty());
      String id = items(theirs, "/api/v1/quarantine").get(0).path("id").asText();

      assertThat(ours.get("/api/v1/quarantine?limit=1000").text()).doesNotContain(id);
      assertThat(ours.get("/api/v1/quarantine/" + id).status()).isEqualTo(404);
      assertThat(ours.post("/api/v1/quarantine/" + id + "/release", "{}").status()).isEqualTo(404);
      assertThat(ours.post("/api/v1/quarantine/" + id + "/discard", "{\"reason\":\"x\"}").status())
          .isEqualTo(404);
      assertThat(theirs.get("/api/v1/quarantine/" + id).json().path("status").asText())
          .isEqualTo("open");
      assertThat(theirs.get("/api/v1/stats").json().path("quarantine_open").asLong()).isEqualTo(1);
    }
  }

  private static void declare(Client client) throws Exception {
    Map<String, String> yaml = Map.of("content-type", "application/yaml");
    assertThat(client.post(CASES + "flows", yaml, Goldens.utf8(FLOW)).status()).isEqualTo(201);
    assertThat(client.post(CASES + "flows/tenants-own/1/activate", "").status()).isEqualTo(200);
  }

  private static void send(Client client, String type, String id, String whose) throws Exception {
    String event =
        "{\"source\":\"till\",\"event_type\":\"%s\",\"event_id\":\"%s\",\"payload\":{\"order_id\":\"%s\",\"whose\":\"%s\"}}";
    assertThat(client.post(Client.DIRECT, event.formatted(type, id, ORDER, whose)).status())
        .isEqualTo(202);
  }

  private static String status(Client client) throws Exception {
    return client.get(CASES + "cases/tenants-own/" + ORDER).json().path("status").asText();
  }

  private static long total(Client client) throws Exception {
    return client.get("/api/v1/stats").json().path("total_events").asLong();
  }

  private static JsonNode items(Client client, String path) throws Exception {
    return client.get(path).json().path("items");
  }
}
