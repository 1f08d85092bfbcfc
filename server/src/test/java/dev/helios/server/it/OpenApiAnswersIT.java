// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.helios.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server answers is what {@code /openapi.json} declares, member by member. */
@ExtendWith(WithWorld.class)
class OpenApiAnswersIT {
  private static final String CASES = "/api/v1/reconciliation/cases";
  private static final String ORDER = "ORD-openapi";
  private static final String CASE = CASES + "/order-fulfilment/" + ORDER;

  private static final ObjectMapper SORTED =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Client client;

  OpenApiAnswersIT(World world) {
    this.client = world.client();
  }

  /** An order whose payment does not agree, seen by somebody, and a delivery kept aside. */
  @BeforeEach
  void fill() throws Exception {
    String order = "{\"order_id\":\"" + ORDER + "\",\"customer_id\":\"C\",\"amount\":%s}";
    post(Envelope.AWS, "openapi-placed", "OrderPlaced", order.formatted("100"));
    post(Envelope.GCP, "openapi-paid", "PaymentProcessed", order.formatted("90"));
    post(Envelope.GCP, "openapi-again", "PaymentProcessed", order.formatted("90"));
    post(Envelope.AWS, "openapi-aside", "OrderPlaced", "{\"customer_id\":\"C\"}");
    Books.stored(client, "openapi-placed");
    Await.until(
        "the case is judged and the delivery kept",
        () ->
            client.get(CASE).status() == 200
                && client.get("/api/v1/quarantine").json().path("open").asLong() > 0);
    client.post(CASE + "/comment", "{\"by\":\"ann\",\"text\":\"seen\"}");
  }

  private void post(Envelope envelope, String id, String type, String data) throws Exception {
    envelope.post(client, Goldens.utf8(envelope.typed(id, type, data)));
  }

  @Test
  void everyGet_ofAFilledServer_isAnsweredAsDeclared() throws Exception {
    DeclaredAnswers declared = new DeclaredAnswers(client.get("/openapi.json").json());
    Map<String, String> asked = asked();
    TreeSet<String> unknown = new TreeSet<>(declared.paths("get"));
    unknown.removeAll(asked.keySet());
    assertThat(unknown).as("routes that this test does not ask yet").isEmpty();

    for (Map.Entry<String, String> ask : asked.entrySet()) {
      Answer answer = client.get(ask.getValue());
      int expected = ask.getKey().endsWith("/backfills/{id}") ? 404 : 200;
      assertThat(answer.status()).as(ask.getValue()).isEqualTo(expected);
      assertThat(declared.faults("get", ask.getKey(), answer)).as(ask.getValue()).isEmpty();
    }
  }

  /** Every route by which something is read, and what to ask it for. */
  private Map<String, String> asked() throws Exception {
    String verdict = client.get(CASE).member("verdict_id");
    String aside = client.get("/api/v1/quarantine").json().at("/items/0/id").asText();
    Map<String, String> asked = new HashMap<>();
    for (String plain :
        new String[] {
          "balance",
          "backfills",
          "events",
          "events/export",
          "health",
          "health/detailed",
          "health/live",
          "health/ready",
          "limits",
          "quarantine",
          "reconciliation/cases",
          "reconciliation/cases.csv",
          "reconciliation/flows",
          "reconciliation/incidents",
          "reconciliation/mismatches",
          "reconciliation/progress",
          "reconciliation/summary",
          "sources",
          "stats"
        }) {
      asked.put("/api/v1/" + plain, "/api/v1/" + plain);
    }
    asked.put("/api/v1/backfills/{id}", "/api/v1/backfills/none");
    asked.put("/api/v1/events/{id}", Client.event("openapi-placed"));
    for (String leaf : List.of("", "/raw", "/journey")) {
      asked.put("/api/v1/event" + leaf, "/api/v1/event" + leaf + "?id=openapi-placed");
    }
    asked.put("/api/v1/order", "/api/v1/order?key=" + ORDER);
    asked.put("/api/v1/case", "/api/v1/case?flow=order-fulfilment&key=" + ORDER);
    asked.put("/api/v1/events/{id}/raw", Client.event("openapi-placed") + "/raw");
    asked.put("/api/v1/events/{id}/journey", Client.event("openapi-placed") + "/journey");
    asked.put("/api/v1/quarantine/{id}", "/api/v1/quarantine/" + aside);
    asked.put(CASES + "/{flow}/{key}", CASE);
    asked.put("/api/v1/reconciliation/verdicts/{id}", "/api/v1/reconciliation/verdicts/" + verdict);
    asked.put("/api/v1/reconciliation/{order_id}", "/api/v1/reconciliation/" + ORDER);
    return asked;
  }

  @Test
  void everyKindOfPost_isAnsweredAsDeclared() throws Exception {
    DeclaredAnswers declared = new DeclaredAnswers(client.get("/openapi.json").json());
    String flows = "/api/v1/reconciliation/flows";
    Map<String, String> yaml = Map.of("content-type", "application/yaml");
    byte[] flow =
        Goldens.utf8(
            "flow: declared\nversion: 1\nkey: order_id\nwindow: 30s\nsteps:\n"
                + "  sold: { cloud: direct, type: declared-sold }\n");
    String event =
        "{\"source\":\"s\",\"event_type\":\"t\",\"event_id\":\"declared\",\"payload\":{\"a\":1}}";

    check(declared, flows, client.post(flows, yaml, flow), 201);
    check(declared, flows, client.post(flows, yaml, Goldens.utf8("flow: [")), 422);
    check(declared, flows + "/validate", client.post(flows + "/validate", yaml, flow), 200);
    check(
        declared,
        flows + "/validate",
        client.post(flows + "/validate", yaml, Goldens.utf8("flow: [")),
        200);
    check(
        declared,
        CASES + "/{flow}/{key}/acknowledge",
        client.post(CASE + "/acknowledge", "{\"by\":\"ann\"}"),
        200);
    check(
        declared,
        "/api/v1/reconciliation/verify",
        client.post("/api/v1/reconciliation/verify", "{}"),
        200);
    check(declared, Client.DIRECT, client.post(Client.DIRECT, event), 202);
    check(declared, Client.DIRECT, client.post(Client.DIRECT, event), 200);
    check(declared, Client.DIRECT, client.post(Client.DIRECT, "{}"), 422);
    check(
        declared,
        Client.AZURE,
        client.post(Client.AZURE, "[" + Envelope.AZURE.event("declared-azure", "{\"a\":1}") + "]"),
        200);
  }

  private static void check(DeclaredAnswers declared, String path, Answer answer, int status) {
    assertThat(answer.status()).as(path + ": " + answer).isEqualTo(status);
    assertThat(declared.faults("post", path, answer)).as(path).isEmpty();
  }

  @Test
  void everyRoute_declaresWhatGoesWrongAsAProblem() throws Exception {
    JsonNode paths = client.get("/openapi.json").json().path("paths");

    for (JsonNode path : paths) {
      for (JsonNode operation : path) {
        if (operation.has("operationId")) {
          assertThat(
                  operation.at("/responses/default/content/application~1problem+json").isObject())
              .as(operation.path("operationId").asText())
              .isTrue();
        }
      }
    }
  }

  @Test
  void aProblem_isAnsweredAsDeclared() throws Exception {
    DeclaredAnswers declared = new DeclaredAnswers(client.get("/openapi.json").json());
    Answer answer = client.get("/api/v1/events?from=yesterday");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(declared.faults("get", "/api/v1/events", answer)).isEmpty();
  }

  /** The dashboard's types are made from it, so that what is renamed here breaks its compile. */
  @Test
  void theDocument_isTheOneThatTheDashboardIsMadeFrom() throws Exception {
    Path kept = Path.of("../dashboard/src/api/openapi.json");
    JsonNode served = client.get("/openapi.json").json();
    if (Boolean.getBoolean("helios.write-docs")) {
      Files.writeString(
          kept, SORTED.writeValueAsString(SORTED.treeToValue(served, Map.class)) + "\n");
    }

    assertThat(Answer.parse(Files.readString(kept)))
        .as("run this test with -Dhelios.write-docs=true to bring %s up to date", kept)
        .isEqualTo(served);
  }
}
