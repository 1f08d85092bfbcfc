// SPDX-License-Identifier: MIT
package dev.helios.lab.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A gateway that takes everything in and lets it wait for its turn, however long that is. */
public final class UnboundedQueue implements AutoCloseable {
  public static final String WRONG = "a gateway that lets everything wait instead of saying 503";

  private static final int WORK_MILLIS = 5;
  private static final byte[] ANSWER = "{\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turn = new Semaphore(1, true);

  private UnboundedQueue(HttpServer http) {
    this.http = http;
  }

  public static UnboundedQueue start() throws IOException {
    UnboundedQueue hoarder =
        new UnboundedQueue(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000));
    hoarder.http.setExecutor(hoarder.threads);
    hoarder.http.createContext("/", hoarder::take);
    hoarder.http.start();
    return hoarder;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      turn.acquire();
      try {
        Thread.sleep(WORK_MILLIS);
      } finally {
        turn.release();
      }
      exchange.sendResponseHeaders(200, ANSWER.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(ANSWER);
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
