// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server's reading side, over HTTP. Thread-safe. */
final class Server implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** An answer of any status; the body is null-node when it is not JSON. */
  record Answer(int status, JsonNode body) {}

  /** Takes one JSON object of a stream. */
  interface Rows {
    void row(JsonNode row) throws Unchecked;
  }

  Server(URI base) {
    this.base = base;
  }

  Answer get(String path) throws Unchecked {
    HttpResponse<InputStream> response = ask(path);
    try (InputStream body = response.body()) {
      byte[] bytes = body.readAllBytes();
      return new Answer(response.statusCode(), parsed(bytes));
    } catch (IOException e) {
      throw broken(path, e);
    }
  }

  /** Reads a stream of JSON lines to its end. */
  void stream(String path, Rows rows) throws Unchecked {
    HttpResponse<InputStream> response = ask(path);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() != 200) {
        throw new Unchecked(
            "GET " + path + " answered " + response.statusCode() + " instead of 200.");
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          rows.row(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw broken(path, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpResponse<InputStream> ask(String path) throws Unchecked {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).GET().build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw broken(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unchecked("The check was interrupted.");
    }
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException notJson) {
      return JSON.nullNode();
    }
  }

  private Unchecked broken(String path, IOException e) {
    return new Unchecked("GET " + path + " of " + base + " could not be read: " + e + ".");
  }
}
