// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAuthenticationFilterTest {
  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/webhooks/aws/eventbridge",
    "POST, /api/v1/webhooks/gcp/pubsub",
    "POST, /api/v1/webhooks/azure/eventgrid",
    "OPTIONS, /api/v1/webhooks/azure/eventgrid",
    "POST, /api/v1/events/ingest",
    "GET, /api/v1/health/live",
    "GET, /api/v1/health/ready"
  })
  void isFree_aSendersDoorAndLiveness_are(String method, String path) {
    assertThat(ApiAuthenticationFilter.isFree(HttpMethod.valueOf(method), path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/api/v1/stats",
        "/api/v1/events",
        "/metrics",
        "/docs",
        "/openapi.json",
        "/api/v1/ws/events",
        "/api/v1/health",
        "/api/v1/health/detailed",
        "/api/v1/health/live/",
        "/api/v1/health/live/../detailed",
        "/api/v1/health/live;a=b",
        "/api/v1/health/live%2f",
        "/api/v1/health//live",
        "//api/v1/health/live",
        "/API/v1/health/live",
        "/q/health",
        "",
        "/api/v1/webhooks/aws/eventbridge",
        "/api/v1/webhooks/azure/eventgrid",
        "/api/v1/events/ingest",
        "/api/v1/webhooks/aws/eventbridge/../../../events"
      })
  void isFree_everythingElse_isNot(String path) {
    assertThat(ApiAuthenticationFilter.isFree(HttpMethod.GET, path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "GET", "PATCH", "HEAD", "TRACE"})
  void isFree_anotherMethodAtASendersDoor_isNot(String method) {
    assertThat(ApiAuthenticationFilter.isFree(HttpMethod.valueOf(method), "/api/v1/events/ingest"))
        .isFalse();
  }
}
