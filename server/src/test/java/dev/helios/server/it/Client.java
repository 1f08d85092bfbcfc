// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Speaks HTTP to one server. An answer that does not come within the limit is a failure. */
final class Client {
  static final String AWS = "/api/v1/webhooks/aws/eventbridge";
  static final String GCP = "/api/v1/webhooks/gcp/pubsub";
  static final String AZURE = "/api/v1/webhooks/azure/eventgrid";
  static final String DIRECT = "/api/v1/events/ingest";
  static final Map<String, String> JSON = Map.of("content-type", "application/json");

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;

  Client(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, Map.of(), BodyPublishers.noBody());
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    return post(path, JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    return send("POST", path, headers, BodyPublishers.ofByteArray(body));
  }

  Answer send(String method, String path, Map<String, String> headers, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).method(method, body);
    headers.forEach(request::setHeader);
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  /** A path below /api/v1/events for this id, spelled as a URL wants it. */
  static String event(String id) {
    return "/api/v1/events/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
