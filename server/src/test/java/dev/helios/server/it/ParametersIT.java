// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.testkit.Await;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that cannot be read, and ids that a path cannot hold. */
@ExtendWith(WithWorld.class)
class ParametersIT {
  private final Client client;

  ParametersIT(World world) {
    this.client = world.client();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/events?limit=abc, parameter.not_a_number, 'limit: ', 'abc'",
    "/api/v1/events?limit=99999999999, parameter.not_a_number, 'limit: ', '99999999999'",
    "/api/v1/events?limit=, parameter.not_a_number, 'limit: ', ''''''",
    "/api/v1/events?conflict=yes, parameter.not_a_flag, 'conflict: ', 'yes'",
    "/api/v1/events?colour=red, parameter.unknown, '[after, cloud, conflict', 'colour'",
    "/api/v1/events/some-id?clod=aws, parameter.unknown, '[cloud]', 'clod'",
    "/api/v1/quarantine?limit=1.5, parameter.not_a_number, 'limit: ', '1.5'",
    "/api/v1/reconciliation/cases?open=1, parameter.not_a_flag, 'open: ', '1'",
    "/api/v1/reconciliation/cases?sort=age, parameter.unknown, 'older_than', 'sort'",
    "/api/v1/reconciliation/incidents?open=2, parameter.not_a_flag, 'open: ', '2'",
    "/api/v1/reconciliation/summary?Flow=x, parameter.unknown, '[flow, from, to]', 'Flow'",
    "/api/v1/stats?x=%1b%5b1m, parameter.unknown, '[]', 'x'",
    "/api/v1/event?cloud=aws, parameter.missing, 'id: ', 'none'",
  })
  void get_aParameterThatCannotBeRead_isNamedWithWhatWasExpectedAndFound(
      String path, String code, String expected, String found) throws Exception {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.member("code")).isEqualTo(code);
    assertThat(answer.member("title")).isEqualTo("Bad Request");
    assertThat(answer.member("detail")).contains(expected, found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", ".", "..", "summary", "cases", "flows", "a/b?c#d"})
  void get_anIdThatNamesAnotherDocumentInAPath_isFoundByParameter(String id) throws Exception {
    String event =
        "{\"id\":\"%1$s\",\"detail-type\":\"OrderPlaced\",\"source\":\"till\",\"account\":\"1\",\"region\":\"r\",\"time\":\"2026-11-22T07:00:00Z\",\"detail\":{\"order_id\":\"%1$s\",\"customer_id\":\"c\",\"amount\":1}}";
    assertThat(client.post(Client.AWS, event.formatted(id)).member("status")).isEqualTo("accepted");
    String asked = URLEncoder.encode(id, StandardCharsets.UTF_8);

    Await.until(
        "the event is stored", () -> client.get("/api/v1/event?id=" + asked).status() == 200);
    assertThat(client.get("/api/v1/event?id=" + asked).member("event_id")).isEqualTo(id);
    assertThat(client.get("/api/v1/event/raw?id=" + asked).text()).contains("\"order_id\":\"" + id);
    assertThat(client.get("/api/v1/event/journey?id=" + asked).status()).isEqualTo(200);
    Await.until(
        "the order has a case", () -> client.get("/api/v1/order?key=" + asked).status() == 200);
    assertThat(client.get("/api/v1/order?key=" + asked).member("order_id")).isEqualTo(id);
    String one = client.get("/api/v1/order?key=" + asked).json().at("/cases/0/flow").asText();
    assertThat(client.get("/api/v1/case?flow=" + one + "&key=" + asked).member("key"))
        .isEqualTo(id);
  }
}
