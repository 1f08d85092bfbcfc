// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself: its contract, and its numbers. */
@ExtendWith(WithWorld.class)
class OpenApiIT {
  private static final Pattern ROUTE =
      Pattern.compile("`(GET|POST|OPTIONS) (/api/v1/[^ `?]*)[^`]*`");

  /** Contracted ahead of its code: once any of it is served, all of it has to be. */
  private static final String AHEAD = "/api/v1/reconciliation";

  private static final Pattern SAMPLE = Pattern.compile("(helios_\\w+)\\{([^}]*)\\} (\\S+)");

  private final Client client;

  OpenApiIT(World world) {
    this.client = world.client();
  }

  @Test
  void openApi_listsEveryRouteOfTheContract() throws Exception {
    JsonNode paths = client.get("/openapi.json").json().path("paths");
    Matcher route = ROUTE.matcher(Files.readString(Path.of("../docs/api.md")));
    boolean aheadIsServed = paths.toString().contains(AHEAD);
    TreeSet<String> missing = new TreeSet<>();
    int found = 0;
    while (route.find()) {
      if (route.group(2).startsWith(AHEAD) && !aheadIsServed) {
        continue;
      }
      found++;
      String method = route.group(1).toLowerCase(Locale.ROOT);
      if (paths.path(route.group(2)).path(method).isMissingNode()) {
        missing.add(route.group(1) + " " + route.group(2));
      }
    }
    assertThat(found).isGreaterThan(15);
    assertThat(missing).isEmpty();
  }

  @Test
  void openApi_namesEveryOperationOnce() throws Exception {
    JsonNode openApi = client.get("/openapi.json").json();
    List<String> names = openApi.findValuesAsText("operationId");

    assertThat(openApi.path("openapi").asText()).startsWith("3.1");
    assertThat(openApi.path("info").path("title").asText()).isEqualTo("HELIOS");
    assertThat(names).hasSizeGreaterThan(15).doesNotHaveDuplicates();
  }

  @Test
  void docs_isSwaggerUi() throws Exception {
    Answer answer = client.get("/docs/");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("text/html");
    assertThat(answer.text()).contains("swagger-ui").contains("/openapi.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "helios_gateway_received_total",
        "helios_gateway_deliveries_total",
        "helios_gateway_in_flight",
        "helios_gateway_remembered",
        "helios_log_append_seconds_count",
        "helios_feed_delay_seconds_count",
        "helios_feed_clients",
        "helios_feed_waiting",
        "helios_feed_stuck_total",
        "helios_store_batch_seconds_count",
        "helios_store_events_total",
        "helios_store_lag_records",
        "helios_reconcile_running",
        "helios_reconcile_cases",
        "helios_reconcile_open_cases",
        "helios_reconcile_silence_seconds",
        "helios_reconcile_time_to_verdict_seconds_count",
        "helios_reconcile_deadline_lateness_seconds_count"
      })
  void metrics_holdEveryNumber(String name) throws Exception {
    assertThat(client.get("/metrics").text()).containsPattern("(?m)^" + name + "[{ ]");
  }

  @Test
  void metrics_whenNothingIsInFlight_everyDeliveryHasOneFate() throws Exception {
    for (Envelope door : Envelope.values()) {
      door.post(client, Goldens.utf8(door.event("metrics-" + door, "{\"a\":1}")));
      door.post(client, Goldens.utf8(door.event("metrics-" + door, "{\"a\":1}")));
      door.post(client, Goldens.utf8("broken"));
    }
    Books.idle(client);

    String metrics = client.get("/metrics").text();

    Map<String, Double> received = byCloud(metrics, "helios_gateway_received_total");
    assertThat(received).containsOnlyKeys("aws", "gcp", "azure", "direct");
    assertThat(received.values()).allSatisfy(count -> assertThat(count).isGreaterThan(2));
    assertThat(byCloud(metrics, "helios_gateway_deliveries_total")).isEqualTo(received);
    for (String fate : List.of("admitted", "duplicate", "quarantined", "refused", "unavailable")) {
      assertThat(metrics).contains("outcome=\"" + fate + "\"");
    }
  }

  private static Map<String, Double> byCloud(String metrics, String name) {
    return SAMPLE
        .matcher(metrics)
        .results()
        .filter(sample -> sample.group(1).equals(name))
        .collect(
            Collectors.groupingBy(
                sample -> sample.group(2).replaceFirst(".*cloud=\"([a-z]+)\".*", "$1"),
                Collectors.summingDouble(sample -> Double.parseDouble(sample.group(3)))));
  }
}
