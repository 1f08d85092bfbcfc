// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.testkit.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A tenant with almost our name: what is said of its cases is not for us, and not ours to change.
 */
@ExtendWith(WithWorld.class)
class NeighbourTenantIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/v1/reconciliation/";
  private static final String ORDER = API + "cases/neighbour-own/ORD-neighbour";
  private static final String FLOW =
      """
      flow: neighbour-own
      version: 1
      key: order_id
      window: 5s
      steps:
        sold: { cloud: direct, type: neighbour-sold }
        paid: { cloud: direct, type: neighbour-paid }
      """;

  private final World world;

  NeighbourTenantIT(World world) {
    this.world = world;
  }

  @Test
  void stallsAndVerdicts_ofATenantWithAlmostOurName_areNotOurs() throws Exception {
    Client ours = world.client();
    try (HeliosServer server = world.another("neighbour", Map.of("HELIOS_TENANT", "Default"))) {
      server.start();
      Client theirs = server.client();
      declare(theirs);
      String position = position(theirs);
      send(theirs, "neighbour-sold");
      Await.until("their order waits", () -> status(theirs).equals("undecided"));
      Await.until("there is an incident", () -> incidents(theirs).size() == 1);

      String since = incidents(theirs).get(0).path("since").asText();
      assertThat(since).isNotEmpty();
      assertThat(ours.get(API + "incidents").text()).doesNotContain(since);
      assertThat(theirs.get(API + "progress").text()).contains("neighbour-till");
      assertThat(ours.get(API + "progress").text()).doesNotContain("neighbour-till");
      assertVerdictsAreTheirs(ours, theirs);
      assertNothingOfTheirsCanBeChanged(ours);
      assertThat(theirs.get(ORDER).json().path("comments").asLong()).isZero();
      assertThat(theirs.get(API + "flows").text()).contains("neighbour-own");

      try (Feed ourFeed = Feed.open(ours, "after=" + position);
          Feed theirFeed = Feed.open(theirs, "after=" + position)) {
        theirFeed.awaitEvent("neighbour-sold");
        send(ours, "neighbour-marker");
        ourFeed.awaitEvent("neighbour-marker");
        assertThat(ourFeed.ids()).doesNotContain("neighbour-sold");
        assertThat(theirFeed.ids()).doesNotContain("neighbour-marker");
      }
    }
  }

  private static void assertVerdictsAreTheirs(Client ours, Client theirs) throws Exception {
    String id = theirs.get(ORDER).json().path("verdict_id").asText();
    String proof = JSON.writeValueAsString(Map.of("verdict_id", id));
    String question = JSON.writeValueAsString(Map.of("flow", FLOW));

    assertThat(theirs.get(API + "verdicts/" + id).status()).isEqualTo(200);
    assertThat(ours.get(API + "verdicts/" + id).status()).isEqualTo(404);
    assertThat(theirs.post(API + "verify", proof).json().path("equal").asLong()).isEqualTo(1);
    assertThat(ours.post(API + "verify", proof).status()).isEqualTo(404);
    assertThat(theirs.post(API + "whatif", question).json().path("cases").asLong()).isEqualTo(1);
    assertThat(ours.post(API + "whatif", question).json().path("cases").asLong()).isZero();
  }

  private static void assertNothingOfTheirsCanBeChanged(Client ours) throws Exception {
    String act =
        JSON.writeValueAsString(
            Map.of("by", "us", "text", "x", "assignee", "us", "until", "2126-01-01T00:00:00Z"));
    for (String verb : List.of("acknowledge", "assign", "comment", "accept")) {
      assertThat(ours.post(ORDER + "/" + verb, act).status()).as(verb).isEqualTo(404);
    }
    for (String verb : List.of("activate", "retire")) {
      assertThat(ours.post(API + "flows/neighbour-own/1/" + verb, "").status())
          .as(verb)
          .isEqualTo(404);
    }
  }

  private static String position(Client client) throws Exception {
    try (Feed feed = Feed.open(client, "")) {
      return feed.position();
    }
  }

  private static void declare(Client client) throws Exception {
    Map<String, String> yaml = Map.of("content-type", "application/yaml");
    assertThat(client.post(API + "flows", yaml, Goldens.utf8(FLOW)).status()).isEqualTo(201);
    assertThat(client.post(API + "flows/neighbour-own/1/activate", "").status()).isEqualTo(200);
  }

  private static void send(Client client, String type) throws Exception {
    String event =
        "{\"source\":\"neighbour-till\",\"event_type\":\"%s\",\"event_id\":\"%s\",\"payload\":{\"order_id\":\"ORD-neighbour\"}}";
    assertThat(client.post(Client.DIRECT, event.formatted(type, type)).status()).isEqualTo(202);
  }

  private static String status(Client client) throws Exception {
    return client.get(ORDER).json().path("status").asText();
  }

  private static JsonNode incidents(Client client) throws Exception {
    return client.get(API + "incidents").json().path("items");
  }
}
