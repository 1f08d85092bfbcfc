// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read and act, asked of the running server over HTTP, and who may not. */
@ExtendWith(WithWorld.class)
class GateIT {
  private final Guarded guarded;
  private final Client client;

  GateIT(Guarded guarded) {
    this.guarded = guarded;
    this.client = guarded.client();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/api/v1/stats", "/api/v1/events", "/api/v1/health", "/api/v1/health/detailed",
        "/api/v1/quarantine", "/api/v1/balance", "/metrics", "/openapi.json", "/docs",
        "/api/v1/ws/events", "/api/v1/reconciliation/x", "/api/v1/health/live/../detailed"
      })
  void api_withoutAKey_isShut(String path) throws Exception {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).startsWith("Bearer");
    assertThat(answer.member("code")).isEqualTo("key.needed");
  }

  @Test
  void api_withAKey_isOpen() throws Exception {
    for (String authorization :
        List.of("Bearer " + Guarded.API, "Bearer another-api-key-0123", basic("me", Guarded.API))) {
      assertThat(get("/api/v1/stats", authorization).status()).isEqualTo(200);
      assertThat(get("/metrics", authorization).status()).isEqualTo(200);
    }
    assertThat(get("/api/v1/stats", "Bearer CANARY-guessed-key").status()).isEqualTo(401);
    assertThat(get("/api/v1/stats", "Bearer " + Guarded.DIRECT).status()).isEqualTo(401);
    assertThat(client.get("/api/v1/health/live").status()).isEqualTo(200);
    assertThat(client.get("/api/v1/health/ready").status()).isEqualTo(200);
  }

  @Test
  void dashboard_withoutAKey_asksTheBrowserForOne() throws Exception {
    Map<String, String> html = Map.of("accept", "text/html");

    Answer answer = client.send("GET", "/", html, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).startsWith("Basic realm=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/quarantine/x/discard",
        "/api/v1/reconciliation/whatif",
        "/api/v1/webhooks/gcp/pubsub",
        "/api/v1/webhooks/azure/eventgrid",
        "/api/v1/events/ingest"
      })
  void post_withoutACredential_isAnsweredBeforeItsBodyHasCome(String path) throws Exception {
    for (String body :
        List.of(
            "Content-Length: 1000", "Content-Length: 99999999999", "Transfer-Encoding: chunked")) {
      try (RawSocket raw = new RawSocket(guarded.server.port())) {
        raw.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + body + "\r\n\r\n");

        assertThat(RawSocket.statuses(raw.first())).as(body).isSubsetOf(401, 403).hasSize(1);
      }
    }
  }

  @Test
  void post_withACredentialThatIsNone_isAnsweredBeforeItsBodyHasCome() throws Exception {
    Map<String, String> shown =
        Map.of(
            "/api/v1/reconciliation/whatif", "Authorization: Bearer CANARY-guessed-key",
            "/api/v1/webhooks/gcp/pubsub", "Authorization: Bearer a.b.c",
            "/api/v1/webhooks/azure/eventgrid", "aeg-sas-key: CANARY-guessed-key",
            "/api/v1/events/ingest", "X-Api-Key: CANARY-guessed-key");
    for (Map.Entry<String, String> one : shown.entrySet()) {
      try (RawSocket raw = new RawSocket(guarded.server.port())) {
        raw.send(
            "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: 1000\r\n\r\n"
                .formatted(one.getKey(), one.getValue()));

        assertThat(RawSocket.statuses(raw.first())).as(one.getKey()).isSubsetOf(401, 403);
      }
    }
  }

  /** A browser shows its login also when another site's page makes it ask. */
  @Test
  void api_anActOfAnotherSitesPage_isRefused() throws Exception {
    String path = "/api/v1/quarantine/" + UUID.randomUUID() + "/discard";
    for (Map<String, String> from :
        List.of(
            Map.of("origin", "https://evil.example"),
            Map.of("origin", "null"),
            Map.of("sec-fetch-site", "cross-site"),
            Map.of("sec-fetch-site", "same-site"))) {
      Map<String, String> headers = new HashMap<>(Client.JSON);
      headers.put("authorization", basic("me", Guarded.API));
      headers.putAll(from);
      Answer answer = client.post(path, headers, Goldens.utf8("{\"reason\":\"x\"}"));
      assertThat(answer.status()).as(from.toString()).isEqualTo(403);
      assertThat(answer.member("code")).isEqualTo("origin.foreign");
    }
  }

  @Test
  void feed_needsAKey() throws Exception {
    assertThatThrownBy(() -> feed(null))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThatThrownBy(() -> feed("Bearer CANARY-guessed-key"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);

    feed("Bearer " + Guarded.API).abort();
  }

  private WebSocket feed(@Nullable String authorization) throws Exception {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    return builder
        .buildAsync(Feed.uri(client, ""), new WebSocket.Listener() {})
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void health_tellsHowEachEndpointIsGuarded() throws Exception {
    Answer answer = get("/api/v1/health/detailed", "Bearer " + Guarded.API);

    for (String endpoint : List.of("aws", "gcp", "azure", "direct", "api")) {
      assertThat(answer.json().at("/endpoints/" + endpoint).asText()).isEqualTo("checked");
    }
    assertThat(guarded.server.words())
        .contains(
            "Endpoint access: api checked, aws checked, azure checked, direct checked, gcp checked");
  }

  private Answer get(String path, String authorization) throws Exception {
    return client.send(
        "GET", path, Map.of("authorization", authorization), BodyPublishers.noBody());
  }

  private static String basic(String user, String password) {
    return Guarded.basic(user + ":" + password);
  }
}
