// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's books at one moment.
 *
 * @param equations each with its two sides, as the server gives them
 */
record Books(boolean idle, boolean balanced, long admitted, List<String> equations) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Asks once. */
  static Books read(Connection connection) throws IOException {
    Connection.Answer answer = connection.get("/api/v1/balance");
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

  /** Asks until they are at rest and balance, or the time (in nanoTime) has come. */
  static Books atRest(Connection connection, long deadline)
      throws IOException, InterruptedException {
    Books books = read(connection);
    while (!(books.idle && books.balanced) && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
      books = read(connection);
    }
    return books;
  }

  /** As {@link #atRest}, and until the reconciler has read as much as the storekeeper. */
  static Books judged(Connection connection, long deadline)
      throws IOException, InterruptedException {
    Books books = atRest(connection, deadline);
    while (!books.isJudged() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
      books = atRest(connection, deadline);
    }
    return books;
  }

  /** Whether the reconciler's equation is among them: it has read everything. */
  boolean isJudged() {
    return equations.stream().anyMatch(line -> line.startsWith("event records"));
  }
}
