// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for the server: listens on the two ports it is given by the environment, and shows
 * which services it was told of.
 */
public final class FakeServer {
  private FakeServer() {}

  public static void main(String[] arguments) throws IOException {
    for (String name : new String[] {"API_PORT", "HELIOS_DASHBOARD_PORT"}) {
      InetSocketAddress address =
          new InetSocketAddress(
              String.valueOf(System.getenv("API_HOST")),
              Integer.parseInt(String.valueOf(System.getenv(name))));
      HttpServer server = HttpServer.create(address, 10);
      answer(server, "/api/v1/health/live", "UP");
      for (String variable :
          new String[] {
            "DATABASE_URL", "KAFKA_BOOTSTRAP_SERVERS", "REDIS_URL", "HELIOS_LOG_EMBEDDED"
          }) {
        answer(server, "/env/" + variable, String.valueOf(System.getenv(variable)));
      }
      server.start();
    }
  }

  private static void answer(HttpServer server, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
