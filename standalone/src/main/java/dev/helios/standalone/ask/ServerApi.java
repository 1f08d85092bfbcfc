// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import com.fasterxml.jackson.core.JsonFactory;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.io.StringWriter;
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

  private final JsonFactory json = new JsonFactory();
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

  /** Posts the fields that are not null, and has the answer read. */
  <T> T post(String path, Map<String, @Nullable String> fields, Reader<T> reader)
      throws Refused, InterruptedException {
    String json;
    try {
      json = body(fields);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return send(request, reader);
  }

  /** Gets an answer, and has it read. */
  <T> T get(String path, Reader<T> reader) throws Refused, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(server + path)).GET(), reader);
  }

  private <T> T send(HttpRequest.Builder request, Reader<T> reader)
      throws Refused, InterruptedException {
    key.ifPresent(shown -> request.header("X-API-Key", shown));
    try {
      return read(
          client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray()),
          reader);
    } catch (IOException away) {
      throw new Refused(
          "The server at %s was expected to answer and did not (%s); is it running, or is --url another?"
              .formatted(server, away.getClass().getSimpleName()));
    }
  }

  /** Takes what it knows out of an answer. */
  interface Reader<T> {
    T read(AnswerReader answer) throws IOException;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private <T> T read(HttpResponse<byte[]> response, Reader<T> reader) throws Refused {
    if (response.statusCode() / 100 != 2) {
      throw new Refused(
          "The server answered %d: %s".formatted(response.statusCode(), detail(response.body())));
    }
    try (AnswerReader answer = new AnswerReader(json.createParser(response.body()))) {
      return reader.read(answer);
    } catch (IOException other) {
      throw new Refused(
          "The answer of %s is not one of HELIOS's; is --url another?".formatted(server));
    }
  }

  private String detail(byte[] problem) {
    StringBuilder detail = new StringBuilder();
    try (AnswerReader answer = new AnswerReader(json.createParser(problem))) {
      answer.fields(
          name -> {
            if (name.equals("detail")) {
              detail.append(answer.text());
            } else {
              answer.skip();
            }
          });
    } catch (IOException noProblem) {
      detail.setLength(0);
    }
    return detail.isEmpty() ? "without saying why." : TerminalText.text(detail.toString());
  }

  private String body(Map<String, @Nullable String> fields) throws IOException {
    StringWriter text = new StringWriter();
    try (var generator = json.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
        String value = field.getValue();
        if (value != null) {
          generator.writeStringField(field.getKey(), value);
        }
      }
      generator.writeEndObject();
    }
    return text.toString();
  }
}
