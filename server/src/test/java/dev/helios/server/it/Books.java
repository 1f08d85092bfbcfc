// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server says that it has: its books, and every stored event with its hash. */
final class Books {
  private Books() {}

  /**
   * The balance once everything in the log has been read.
   *
   * <p>Fails when it is idle and does not tie out.
   */
  static JsonNode idle(Client client) throws Exception {
    JsonNode balance =
        Await.answer(
            "the log is read to its end",
            () -> {
              Answer answer = client.get("/api/v1/balance");
              return answer.status() == 200 && answer.json().path("idle").asBoolean()
                  ? Optional.of(answer.json())
                  : Optional.empty();
            });
    if (!isExact(balance)) {
      throw new AssertionError("the books do not balance: " + balance);
    }
    return balance;
  }

  private static boolean isExact(JsonNode balance) {
    for (JsonNode equation : balance.path("equations")) {
      boolean equal = equation.path("left").asLong() == equation.path("right").asLong();
      if (!equal || !equation.path("holds").asBoolean()) {
        return false;
      }
    }
    return balance.path("balanced").asBoolean() && balance.path("equations").size() >= 3;
  }

  static long count(JsonNode balance, String name) {
    return balance.path(name).longValue();
  }

  /** Waits until an event is stored; its whole description. */
  static JsonNode stored(Client client, String id) throws Exception {
    return Await.answer(
        "event " + id + " is stored",
        () -> {
          Answer answer = client.get(Client.event(id));
          return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
        });
  }

  /** The hashes of everything stored, by cloud and id: {@code aws test-1}. */
  static Map<String, List<String>> hashes(Client client) throws Exception {
    Map<String, List<String>> hashes = new HashMap<>();
    for (JsonNode line : client.get("/api/v1/events/export").lines()) {
      String name = line.path("source").asText() + " " + line.path("event_id").asText();
      hashes.computeIfAbsent(name, any -> new ArrayList<>()).add(line.path("data_sha256").asText());
    }
    return hashes;
  }
}
