// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Speaks the documented wire of AWS's JSON services: the operation is in {@code X-Amz-Target}, the
 * answer is JSON, an error names itself in {@code __type}.
 */
final class AwsStandIn implements AutoCloseable {
  /** Written from the service's documentation: an operation and the JSON that was sent with it. */
  record Call(String target, JsonNode body, Map<String, List<String>> headers) {
    String text(String name) {
      return body.field(name).map(JsonNode::text).orElse("");
    }
  }

  /** Status 0 hangs up without an answer. */
  record Answer(int status, String contentType, String body) {
    static Answer json(String body) {
      return new Answer(200, "application/x-amz-json-1.1", body);
    }

    static Answer error(int status, String type, String message) {
      return new Answer(
          status,
          "application/x-amz-json-1.1",
          "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message));
    }

    static Answer none() {
      return new Answer(0, "", "");
    }
  }

  private final HttpServer server;
  private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
  final List<Call> calls = new CopyOnWriteArrayList<>();

  AwsStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** Says how calls of an operation are answered, for example of {@code AWSEvents.PutEvents}. */
  AwsStandIn on(String target, Function<Call, Answer> answer) {
    answers.put(target, answer);
    return this;
  }

  AwsAccess access() {
    return Access.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Call> calls(String target) {
    return calls.stream().filter(call -> call.target().equals(target)).toList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      // STS speaks the older protocol: a form that names its action.
      Call call =
          target == null
              ? new Call("STS", JsonNode.emptyObjectNode(), exchange.getRequestHeaders())
              : new Call(target, JsonNode.parser().parse(text), exchange.getRequestHeaders());
      calls.add(call);
      Answer answer =
          answers
              .getOrDefault(
                  call.target(), c -> Answer.error(400, "UnknownOperationException", c.target()))
              .apply(call);
      if (answer.status() != 0) {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("x-amzn-RequestId", "request-7");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
