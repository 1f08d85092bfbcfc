// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two senders of a cloud stalls: what it holds back is not missing. */
@ExtendWith(WithWorld.class)
class StalledSourceIT {
  private static final String API = "/api/v1/reconciliation/";
  private static final String STALLED = "pay-us";
  private static final String FLOW =
      """
      flow: stalling
      version: 1
      key: order_id
      window: 5s
      steps:
        sold: { cloud: direct, type: stalling-sold }
        paid: { cloud: direct, type: stalling-paid }
      """;

  /** More than a source needs to be waited for. */
  private static final int HEARD = 17;

  private static final long PAUSE_MILLIS = 1_000;

  private final Client client;
  private int sent;

  StalledSourceIT(World world) {
    this.client = world.client();
  }

  @Test
  void oneOfTwoSourcesStalls_casesWaitForItAndOneIncidentSaysSo() throws Exception {
    Map<String, String> yaml = Map.of("content-type", "application/yaml");
    client.post(API + "flows", yaml, Goldens.utf8(FLOW));
    client.post(API + "flows/stalling/1/activate", "");
    for (String source : new String[] {"pay-eu", STALLED}) {
      send("till", "stalling-sold", "stalling-" + source);
      send(source, "stalling-paid", "stalling-" + source);
    }
    for (int i = 0; i < HEARD; i++) {
      send("pay-eu", "stalling-tick", "none");
      send(STALLED, "stalling-tick", "none");
      Thread.sleep(PAUSE_MILLIS);
    }

    send("till", "stalling-sold", "stalling-1");
    Await.until(
        "the order waits for the source",
        () -> {
          send("pay-eu", "stalling-tick", "none");
          return order().path("waiting_for").path("source").asText().equals(STALLED);
        });
    assertThat(order().path("status").asText()).isEqualTo("undecided");
    Await.until("there is one incident of it", () -> incidents("true") == 1);

    send(STALLED, "stalling-paid", "stalling-1");

    Await.until("the order is matched", () -> order().path("status").asText().equals("matched"));
    Await.until("the incident is over", () -> incidents("true") == 0);
    assertThat(incidents("false")).isEqualTo(1);
    assertThat(order().path("revisions").findValuesAsText("status")).doesNotContain("missing");
  }

  private JsonNode order() throws Exception {
    return client.get(API + "cases/stalling/stalling-1").json();
  }

  private long incidents(String open) throws Exception {
    return client.get(API + "incidents?open=" + open).json().findValuesAsText("source").stream()
        .filter(STALLED::equals)
        .count();
  }

  private void send(String source, String type, String order) throws Exception {
    String event =
        "{\"source\":\"%s\",\"event_type\":\"%s\",\"event_id\":\"stalling-%d\",\"payload\":{\"order_id\":\"%s\"}}";
    assertThat(client.post(Client.DIRECT, event.formatted(source, type, sent++, order)).status())
        .isEqualTo(202);
  }
}
