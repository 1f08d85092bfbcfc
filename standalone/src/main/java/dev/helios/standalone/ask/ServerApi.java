// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running server's HTTP API. An answer that is none becomes a sentence. One owner. */
final class ServerApi implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Such an answer is worked out from all the events of its time. */
  private static final Duration ANSWER = Duration.ofMinutes(10);

  private static final String WITHOUT_REASON = "without saying why.";

  /** Fields of later servers are let pass; a value of another type is not. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI server;
  private final Optional<String> key;

  ServerApi(URI server) {
    this(server, System.getenv());
  }

  /**
   * @param environment where the server's keys are told in the server's own words, the first of
   *     them is shown to it
   */
  ServerApi(URI server, Map<String, String> environment) {
    this.server = server;
    this.key = key(environment);
  }

  private static Optional<String> key(Map<String, String> environment) {
    String file = environment.getOrDefault("HELIOS_API_KEYS_FILE", "");
    String keys = environment.getOrDefault("HELIOS_API_KEYS", "");
    try {
      String text = file.isEmpty() ? keys.replace(',', '\n') : Files.readString(Path.of(file));
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    } catch (IOException unreadable) {
      return Optional.empty(); // the server will say that it wants one
    }
  }

  /** Posts the fields that are not null. */
  <T> T post(String path, Map<String, @Nullable String> fields, Class<T> answer)
      throws Refused, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json(fields)));
    return send(request, answer);
  }

  <T> T get(String path, Class<T> answer) throws Refused, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(server + path)).GET(), answer);
  }

  private <T> T send(HttpRequest.Builder request, Class<T> answer)
      throws Refused, InterruptedException {
    key.ifPresent(shown -> request.header("X-API-Key", shown));
    try {
      return read(
          client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray()),
          answer);
    } catch (IOException away) {
      throw new Refused(
          "The server at %s was expected to answer and did not (%s); is it running, or is --url another?"
              .formatted(server, away.getClass().getSimpleName()));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private <T> T read(HttpResponse<byte[]> response, Class<T> answer) throws Refused {
    if (response.statusCode() / 100 != 2) {
      throw new Refused(
          "The server answered %d: %s".formatted(response.statusCode(), detail(response.body())));
    }
    try {
      return MAPPER.readValue(response.body(), answer);
    } catch (IOException other) {
      throw new Refused(
          "The answer of %s is not one of HELIOS's; is --url another?".formatted(server));
    }
  }

  private record Problem(@Nullable String detail) {}

  private static String detail(byte[] problem) {
    try {
      String detail = MAPPER.readValue(problem, Problem.class).detail();
      return detail == null || detail.isEmpty() ? WITHOUT_REASON : TerminalText.text(detail);
    } catch (IOException noProblem) {
      return WITHOUT_REASON;
    }
  }

  private static String json(Map<String, @Nullable String> fields) {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException never) {
      throw new UncheckedIOException(never);
    }
  }
}
