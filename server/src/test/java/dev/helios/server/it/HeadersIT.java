// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells a browser, on every route there is. */
@ExtendWith(WithWorld.class)
class HeadersIT {
  private final Client client;

  HeadersIT(World world) {
    this.client = world.client();
  }

  private record Route(String method, String path) {}

  private List<Route> routes() throws Exception {
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path :
        client.get("/openapi.json").json().path("paths").properties()) {
      String filled = path.getKey().replaceAll("\\{[a-z_]+\\}", "x");
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getValue().has("operationId")) {
          routes.add(new Route(operation.getKey().toUpperCase(Locale.ROOT), filled));
        }
      }
    }
    return routes;
  }

  private Answer ask(Route route) throws Exception {
    boolean bare = route.method().equals("GET");
    return client.send(
        route.method(),
        route.path(),
        Map.of("content-type", "application/json", "origin", "https://evil.invalid"),
        bare ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
  }

  @Test
  void everyRoute_ofTheContract_answersWithTheHeaders() throws Exception {
    List<Route> routes = routes();
    assertThat(routes).hasSizeGreaterThan(30);
    for (Route route : routes) {
      Answer answer = ask(route);

      isGuarded(answer, route.toString());
      assertThat(answer.header("content-security-policy"))
          .as(route.toString())
          .contains("default-src 'none'");
      assertThat(answer.header("cache-control")).as(route.toString()).isEqualTo("no-store");
      assertThat(answer.header("content-type")).as(route.toString()).doesNotContain("html");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/events", "/index.html", "/docs/", "/metrics", "/openapi.json", "/nowhere"})
  void everyPage_answersWithTheHeaders(String path) throws Exception {
    Answer answer =
        client.send("GET", path, Map.of("accept", "text/html"), BodyPublishers.noBody());

    isGuarded(answer, path);
    assertThat(answer.header("content-security-policy"))
        .contains("base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "*");
  }

  @Test
  void page_ofTheDashboard_runsNoScriptButItsOwn() throws Exception {
    assertThat(client.get("/index.html").header("content-security-policy"))
        .contains("script-src 'self';", "object-src 'none'", "default-src 'self'");
  }

  @Test
  void data_thatDeclaresItselfAPage_isADownload() throws Exception {
    Map<String, String> headers =
        Map.of(
            "content-type", "text/html",
            "ce-specversion", "1.0",
            "ce-id", "a-page",
            "ce-source", "/s",
            "ce-type", "page");
    client.post(Client.DIRECT, headers, Goldens.utf8("<script>alert(1)</script>"));
    Books.stored(client, "a-page");

    Answer raw = client.get(Client.event("a-page") + "/raw");

    assertThat(raw.header("content-type")).isEqualTo("application/octet-stream");
    assertThat(raw.header("content-disposition")).startsWith("attachment");
    isGuarded(raw, "raw");
    assertThat(raw.header("cache-control")).isEqualTo("no-store");
  }

  private static void isGuarded(Answer answer, String what) {
    assertThat(answer.header("x-content-type-options")).as(what).isEqualTo("nosniff");
    assertThat(answer.header("referrer-policy")).as(what).isEqualTo("no-referrer");
    assertThat(answer.header("x-frame-options")).as(what).isEqualTo("DENY");
    assertThat(answer.header("content-security-policy")).as(what).isNotEmpty();
    assertThat(answer.header("access-control-allow-origin")).as(what).isEmpty();
    assertThat(answer.header("access-control-allow-credentials")).as(what).isEmpty();
  }
}
