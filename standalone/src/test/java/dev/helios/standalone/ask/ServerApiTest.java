// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerApiTest {
  private static final String OLD = "an-old-key-of-some-length";
  private static final String NEW = "a-new-key-of-some-length";

  @Test
  void get_keysInTheEnvironment_showsTheFirst() throws Exception {
    assertThat(shown(Map.of("HELIOS_API_KEYS", NEW + "," + OLD))).containsExactly(NEW);
  }

  @Test
  void get_keysInAFile_showsTheFirst(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), NEW + "\n" + OLD + "\n");
    assertThat(shown(Map.of("HELIOS_API_KEYS_FILE", file.toString()))).containsExactly(NEW);
  }

  @Test
  void get_noKeys_showsNone() throws Exception {
    assertThat(shown(Map.of())).isEmpty();
  }

  private static List<String> shown(Map<String, String> environment) throws Exception {
    List<String> keys = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          keys.addAll(exchange.getRequestHeaders().getOrDefault("X-API-Key", List.of()));
          byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (ServerApi api = new ServerApi(uri, environment)) {
      assertThat(api.get("/any", JsonNode.class).isEmpty()).isTrue();
    } finally {
      server.stop(0);
    }
    return keys;
  }
}
