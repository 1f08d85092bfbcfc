// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The runner's eyes: servers without manners are seen through the same client. */
class MannersTest {
  private static final String PROBLEM =
      "{\"status\":400,\"code\":\"c\",\"detail\":\"d\",\"instance\":\"r\"}";
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "application/problem+json",
          "x-content-type-options", "nosniff",
          "x-request-id", "r");

  private static List<String> complaints(int status, Map<String, String> headers, String body)
      throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status, headers, body));
    server.start();
    try {
      Client client = new Client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      return Manners.broken(client.get("/"));
    } finally {
      server.stop(0);
    }
  }

  private static void answer(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void broken_ofAProblem_isNothing() throws Exception {
    assertThat(complaints(400, HEADERS, PROBLEM)).isEmpty();
  }

  @Test
  void broken_ofAServerError_isSeen() throws Exception {
    assertThat(complaints(500, HEADERS, PROBLEM.replace("400", "500"))).hasSize(1);
  }

  @Test
  void broken_ofABareRefusal_isSeen() throws Exception {
    assertThat(complaints(413, Map.of("x-content-type-options", "nosniff"), "")).hasSize(1);
  }

  @Test
  void broken_ofAStackTrace_isSeen() throws Exception {
    assertThat(complaints(400, HEADERS, PROBLEM.replace("\"d\"", "\"NullPointerException\"")))
        .hasSize(1);
  }

  @Test
  void broken_ofAnotherStatusInTheProblem_isSeen() throws Exception {
    assertThat(complaints(404, HEADERS, PROBLEM)).hasSize(1);
  }

  @Test
  void broken_withoutNosniff_isSeen() throws Exception {
    assertThat(complaints(200, Map.of("content-type", "application/json"), "{}")).hasSize(1);
  }

  @Test
  void broken_ofAProblemThatIsNoJson_isSeen() throws Exception {
    assertThat(complaints(400, HEADERS, "oops")).hasSize(1);
  }
}
