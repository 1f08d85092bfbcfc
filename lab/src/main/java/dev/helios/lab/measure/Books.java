// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The server's books at one moment.
 *
 * @param equations each with its two sides, as the server gives them
 */
record Books(boolean idle, boolean balanced, long admitted, List<String> equations) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Asks for them; a server that is too busy to say is asked again for a while. */
  static Books read(HttpConnection connection) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Reply.Http answer = connection.get("/api/v1/balance").answer();
    while (answer.status() == 503 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = connection.get("/api/v1/balance").answer();
    }
    if (!answer.isSuccess()) {
      throw new IOException("expected a balance, found HTTP status " + answer.status());
    }
    JsonNode books = JSON.readTree(answer.body());
    List<String> equations = new ArrayList<>();
    for (JsonNode equation : books.path("equations")) {
      String sides = " (" + equation.path("left").asText() + ", " + equation.path("right").asText();
      boolean holds = equation.path("holds").asBoolean();
      equations.add(equation.path("equation").asText() + sides + (holds ? ")" : ") DOES NOT HOLD"));
    }
    return new Books(
        books.path("idle").asBoolean(),
        books.path("balanced").asBoolean(),
        books.path("admitted").asLong(),
        equations);
  }

  /** Whether the reconciler's equation is among them: it has read everything. */
  boolean isJudged() {
    return equations.stream().anyMatch(line -> line.startsWith("event records"));
  }
}
