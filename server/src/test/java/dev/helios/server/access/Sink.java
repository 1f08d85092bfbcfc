// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that counts who comes, and answers as it is told. */
public final class Sink implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Answering answering = exchange -> answer(exchange, 404, new byte[0]);

  /** How a request is answered. */
  public interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  public Sink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          try (exchange) {
            answering.answer(exchange);
          }
        });
    server.start();
  }

  public void answers(Answering answering) {
    this.answering = answering;
  }

  public void answers(int status, byte[] body) {
    answers(exchange -> answer(exchange, status, body));
  }

  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** The addresses that were asked for, in order. */
  public List<String> asked() {
    return asked;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** As it stands in a list of allowed places. */
  public String place() {
    return "127.0.0.1:" + port();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
