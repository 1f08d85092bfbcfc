// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.helios.simulator.check.WireReader.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server that behaves as the HTTP contract says, and misbehaves on demand. */
final class FakeHelios implements AutoCloseable {
  enum Misbehaviour {
    LOSE_ONE,
    DOUBLE_ONE,
    CHANGE_A_BYTE,
    ADD_A_PHANTOM,
    FORGET_QUARANTINE,
    UNMARK_CONFLICTS,
    UNBALANCED,
    NEVER_IDLE
  }

  private record Row(String cloud, String id, String sha256, boolean conflict) {}

  static {
    // Otherwise each answer waits 40 ms for the acknowledgement of its own headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpServer server;
  private final Set<Misbehaviour> misbehaviours = EnumSet.noneOf(Misbehaviour.class);
  private final Map<String, List<String>> known = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private int quarantined;
  private int requests;
  private int refuseEvery = Integer.MAX_VALUE;
  private @Nullable Function<String, @Nullable String> verdicts;

  FakeHelios() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  synchronized void misbehave(Misbehaviour misbehaviour) {
    misbehaviours.add(misbehaviour);
  }

  /** Answers every k-th request with 503 after keeping it, which is the worst moment. */
  synchronized void refuseEvery(int k) {
    refuseEvery = k;
  }

  /** Gives it a reconciliation API: a case's JSON by order id, null where there is none. */
  synchronized void judge(Function<String, @Nullable String> byOrder) {
    verdicts = byOrder;
  }

  synchronized int stored() {
    return rows.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String answer;
    int status = 200;
    synchronized (this) {
      if (exchange.getRequestMethod().equals("POST")) {
        answer = take(path, body);
        status = ++requests % refuseEvery == 0 ? 503 : 200;
      } else {
        String read = read(path);
        answer = read == null ? "{\"status\":404}" : read;
        status = read == null ? 404 : 200;
      }
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String take(String path, byte[] body) {
    List<Read> items = WireReader.read(path, body);
    List<String> answers = items.stream().map(this::admit).toList();
    return answers.size() == 1
        ? answers.getFirst()
        : "{\"status\":\"accepted\",\"results\":[" + String.join(",", answers) + "]}";
  }

  private String admit(Read item) {
    if (!item.sound()) {
      return "{\"status\":\"quarantined\",\"quarantine_id\":\"q" + ++quarantined + "\"}";
    }
    String sha = sha256(item.data());
    List<String> contents =
        known.computeIfAbsent(item.cloud() + item.id(), key -> new ArrayList<>());
    if (contents.contains(sha)) {
      return "{\"status\":\"duplicate\"}";
    }
    boolean conflict = !contents.isEmpty();
    contents.add(sha);
    boolean marked = conflict && !misbehaviours.contains(Misbehaviour.UNMARK_CONFLICTS);
    rows.add(new Row(item.cloud(), item.id(), sha, marked));
    return "{\"status\":\"accepted\"}";
  }

  private @Nullable String read(String path) {
    if (path.equals("/api/v1/balance")) {
      boolean balanced = !misbehaviours.contains(Misbehaviour.UNBALANCED);
      boolean idle = !misbehaviours.contains(Misbehaviour.NEVER_IDLE);
      return "{\"balanced\":" + balanced + ",\"idle\":" + idle + "}";
    }
    if (path.equals("/api/v1/events/export")) {
      return export();
    }
    if (path.startsWith("/api/v1/quarantine/")) {
      int number = Integer.parseInt(path.substring("/api/v1/quarantine/q".length()));
      boolean there =
          number <= quarantined && !misbehaviours.contains(Misbehaviour.FORGET_QUARANTINE);
      return there ? "{\"id\":\"q" + number + "\"}" : null;
    }
    String cases = "/api/v1/reconciliation/cases";
    Function<String, @Nullable String> judge = verdicts;
    if (judge == null || !path.startsWith(cases)) {
      return null;
    }
    String prefix = cases + "/order-fulfilment/";
    return path.startsWith(prefix)
        ? judge.apply(path.substring(prefix.length()))
        : "{\"items\":[]}";
  }

  private String export() {
    List<Row> given = new ArrayList<>(rows);
    if (misbehaviours.contains(Misbehaviour.LOSE_ONE)) {
      given.removeFirst();
    }
    Row last = given.getLast();
    if (misbehaviours.contains(Misbehaviour.DOUBLE_ONE)) {
      given.add(last);
    }
    if (misbehaviours.contains(Misbehaviour.CHANGE_A_BYTE)) {
      given.set(given.size() - 1, new Row(last.cloud(), last.id(), "0".repeat(64), false));
    }
    if (misbehaviours.contains(Misbehaviour.ADD_A_PHANTOM)) {
      given.add(new Row(last.cloud(), last.id() + "9", last.sha256(), false));
    }
    StringBuilder lines = new StringBuilder();
    for (Row row : given) {
      JsonNode node =
          JSON.createObjectNode()
              .put("event_id", row.id())
              .put("source", row.cloud())
              .put("data_sha256", row.sha256())
              .put("conflict", row.conflict());
      lines.append(node).append('\n');
    }
    return lines.toString();
  }

  private static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
