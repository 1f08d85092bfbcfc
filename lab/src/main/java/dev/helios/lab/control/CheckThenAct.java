// SPDX-License-Identifier: MIT
package dev.helios.lab.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.helios.lab.ledger.StoredEvent;
import dev.helios.lab.load.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway with a memory that it asks first and tells afterwards, and a store without a unique
 * key: two at once both find nothing and both store.
 */
public final class CheckThenAct implements AutoCloseable {
  public static final String WRONG = "a gateway that asks its memory, stores, and then remembers";

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":(\\{.*})}]$");
  private static final byte[] ANSWER = "{\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final List<StoredEvent> rows = new ArrayList<>();

  private CheckThenAct(HttpServer http) {
    this.http = http;
  }

  public static CheckThenAct start() throws IOException {
    CheckThenAct gateway =
        new CheckThenAct(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    gateway.http.setExecutor(gateway.threads);
    gateway.http.createContext("/", gateway::take);
    gateway.http.start();
    return gateway;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public List<StoredEvent> stored() {
    synchronized (rows) {
      return List.copyOf(rows);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher id = ID.matcher(body);
      Matcher data = DATA.matcher(body);
      if (id.find() && data.find()) {
        String key = "azure/" + id.group(1);
        if (!seen.contains(key)) {
          Thread.sleep(1); // as long as a store takes
          synchronized (rows) {
            rows.add(
                new StoredEvent(
                    key, Event.sha256(data.group(1).getBytes(StandardCharsets.UTF_8)), false));
          }
          seen.add(key);
        }
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
