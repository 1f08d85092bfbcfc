// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

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

class HttpConnectionTest {
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

  private HttpConnection connection() {
    return HttpConnection.forLoad(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @Test
  void post_oneAfterTheOther_readsEachAnswer() throws Exception {
    byte[] body = "ok".getBytes(ISO_8859_1);
    try (HttpConnection connection = connection()) {
      assertThat(connection.post("/chunks", "text/plain", body).answer().body()).isEqualTo("ok");
      assertThat(connection.post("/busy", "text/plain", body).answer().isSuccess()).isFalse();
      assertThat(connection.post("/plain", "text/plain", body).answer())
          .isEqualTo(new Reply.Http(200, false, "ok"));
    }
  }

  @Test
  void get_nobodyThere_isRefusedAndNoAnswer() {
    try (HttpConnection connection = connection()) {
      server.stop(0);
      assertThat(connection.get("/")).isEqualTo(new Reply.Refused());
      assertThatThrownBy(() -> connection.get("/").answer()).isInstanceOf(IOException.class);
    }
  }
}
