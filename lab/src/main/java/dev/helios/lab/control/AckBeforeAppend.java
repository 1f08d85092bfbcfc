// SPDX-License-Identifier: MIT
package dev.helios.lab.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.helios.lab.client.HttpConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A gateway that acknowledges before the log has the event: it answers at once and hands the
 * request on afterwards, once. What is under way when something dies is lost.
 */
public final class AckBeforeAppend implements AutoCloseable {
  public static final String WRONG =
      "a gateway in front that acknowledges before the log has the event";

  private static final int WAITING_MAX = 50_000;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final byte[] ANSWER = "{\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8);

  private record Taken(String path, String contentType, byte[] body) {}

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Taken> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

  private AckBeforeAppend(HttpServer http) {
    this.http = http;
  }

  public static AckBeforeAppend before(URI server) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AckBeforeAppend liar = new AckBeforeAppend(http);
    http.setExecutor(liar.threads);
    http.createContext("/", liar::lie);
    http.start();
    for (int i = 0; i < 8; i++) {
      liar.threads.submit(() -> liar.handOn(server));
    }
    return liar;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  private void lie(HttpExchange exchange) throws IOException {
    try (exchange) {
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean taken =
          waiting.offer(
              new Taken(exchange.getRequestURI().getPath(), type == null ? "" : type, body));
      exchange.sendResponseHeaders(taken ? 200 : 503, ANSWER.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(ANSWER);
      }
    }
  }

  private void handOn(URI server) {
    try (HttpConnection connection = new HttpConnection(server, PATIENCE_MILLIS)) {
      while (true) {
        Taken taken = waiting.take();
        connection.post(taken.path(), taken.contentType(), taken.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
