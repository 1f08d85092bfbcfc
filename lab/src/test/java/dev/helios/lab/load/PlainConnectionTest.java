// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainConnectionTest {
  private final HttpServer server = started();

  private static HttpServer started() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext(
          "/",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            // Length 0 is the server's word for a body in chunks.
            exchange.sendResponseHeaders(
                path.equals("/busy") ? 503 : 200, path.equals("/chunks") ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      return made;
    } catch (IOException e) {
      throw new IllegalStateException("expected a free port", e);
    }
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private PlainConnection connection() {
    return new PlainConnection(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @Test
  void post_oneAfterTheOther_readsEachAnswer() throws Exception {
    byte[] body = "ok".getBytes(ISO_8859_1);
    try (PlainConnection connection = connection()) {
      assertThat(connection.post("/chunks", "text/plain", body).body()).isEqualTo("ok");
      assertThat(connection.post("/busy", "text/plain", body).isSuccess()).isFalse();
      assertThat(connection.post("/plain", "text/plain", body))
          .isEqualTo(new PlainConnection.Answer(200, "ok"));
    }
  }

  @Test
  void get_nobodyThere_isAnIOException() {
    try (PlainConnection connection = connection()) {
      server.stop(0);
      assertThatThrownBy(() -> connection.get("/")).isInstanceOf(IOException.class);
    }
  }
}
