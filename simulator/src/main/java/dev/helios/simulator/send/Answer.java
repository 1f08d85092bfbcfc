// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.simulator.ledger.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the server's answer: what became of each message of the request. Pure. */
final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answer() {}

  /** One outcome per message, in their order. */
  static List<Outcome> outcomes(int status, byte[] body, int messages) {
    JsonNode root = status >= 200 && status < 300 ? parsed(body) : null;
    JsonNode results = root == null ? null : root.get("results");
    List<Outcome> outcomes = new ArrayList<>(messages);
    for (int i = 0; i < messages; i++) {
      JsonNode item = results != null && results.isArray() ? results.get(i) : root;
      boolean told = item != null && (messages == 1 || item != root);
      outcomes.add(told ? outcome(status, item) : new Outcome(status, Outcome.UNKNOWN, null));
    }
    return outcomes;
  }

  private static Outcome outcome(int status, @Nullable JsonNode item) {
    if (item == null) {
      return new Outcome(status, Outcome.UNKNOWN, null);
    }
    String word = item.path("status").asText(Outcome.UNKNOWN);
    JsonNode kept = item.get("quarantine_id");
    return new Outcome(status, word, kept == null || kept.isNull() ? null : kept.asText());
  }

  private static @Nullable JsonNode parsed(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      return root.isObject() ? root : null;
    } catch (IOException e) {
      return null;
    }
  }
}
