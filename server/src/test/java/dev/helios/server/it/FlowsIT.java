// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a flow, from a text to verdicts and out of service. */
@ExtendWith(WithWorld.class)
class FlowsIT {
  private static final String FLOWS = "/api/v1/reconciliation/flows";
  private final Client client;

  FlowsIT(World world) {
    this.client = world.client();
  }

  private static String flow(String name) {
    return """
        flow: %1$s
        version: 1
        key: order_id
        window: 30s
        steps:
          sold: { cloud: direct, type: %1$s-sold }
          paid: { cloud: direct, type: %1$s-paid }
        """
        .formatted(name);
  }

  private Answer declare(String name) throws Exception {
    Map<String, String> yaml = Map.of("content-type", "application/yaml");
    return client.post(FLOWS, yaml, Goldens.utf8(flow(name)));
  }

  private Answer ask(String name, String change) throws Exception {
    return client.post(FLOWS + "/" + name + "/1/" + change, "");
  }

  private void send(String type, String order) throws Exception {
    String event =
        "{\"source\":\"till\",\"event_type\":\"%1$s\",\"event_id\":\"%1$s\",\"payload\":{\"order_id\":\"%2$s\"}}";
    assertThat(client.post(Client.DIRECT, event.formatted(type, order)).status()).isEqualTo(202);
  }

  @Test
  void activate_aDeclaredFlow_judgesTheOrdersThatComeAfterIt() throws Exception {
    assertThat(declare("judging").status()).isEqualTo(201);
    assertThat(ask("judging", "activate").member("status")).isEqualTo("active");

    send("judging-sold", "ORD-judging");
    send("judging-paid", "ORD-judging");

    JsonNode judged =
        Await.answer(
            "the order is matched",
            () -> {
              JsonNode found =
                  client.get("/api/v1/reconciliation/cases/judging/ORD-judging").json();
              return found.path("status").asText().equals("matched")
                  ? Optional.of(found)
                  : Optional.empty();
            });
    assertThat(judged.path("timeline"))
        .extracting(sighting -> sighting.path("event_id").asText())
        .containsExactly("judging-sold", "judging-paid");
  }

  @Test
  void change_askedForAgain_isAnsweredTheSame() throws Exception {
    declare("again");
    for (String[] change : new String[][] {{"activate", "active"}, {"retire", "retired"}}) {
      Answer first = ask("again", change[0]);
      Answer second = ask("again", change[0]);

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.member("status")).isEqualTo(change[1]);
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.json()).isEqualTo(first.json());
    }
  }

  @Test
  void change_aVersionThatIsNoDraft_isRefused() throws Exception {
    declare("settled");
    assertThat(declare("settled").status()).as("a draft is replaced").isEqualTo(201);
    ask("settled", "activate");
    assertThat(declare("settled").member("code")).isEqualTo("flow.not_a_draft");
    ask("settled", "retire");
    Answer back = ask("settled", "activate");

    assertThat(back.status()).isEqualTo(409);
    assertThat(back.member("code")).isEqualTo("flow.not_a_draft");
    assertThat(ask("nobody", "activate").status()).isEqualTo(404);
  }

  @Test
  void list_aFreshDatabase_hasTheShippedFlows() throws Exception {
    Await.until(
        "the shipped flows are there",
        () ->
            client
                .get(FLOWS)
                .json()
                .path("items")
                .findValuesAsText("name")
                .containsAll(List.of("order-fulfilment", "order-mirror")));
  }
}
