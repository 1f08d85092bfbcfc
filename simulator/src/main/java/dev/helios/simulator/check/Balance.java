// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Waits until the server's books are at rest, and says whether they balance. */
final class Balance {
  private Balance() {}

  static void compare(Server server, Duration wait, Report report) throws Unchecked {
    Waiting waiting = new Waiting(wait);
    JsonNode balance = ask(server);
    while (!(idle(balance) && balanced(balance)) && waiting.again()) {
      balance = ask(server);
    }
    report.figure("balanced", balanced(balance));
    if (!idle(balance)) {
      report.difference("not_idle", "the server was still busy after " + wait.toSeconds() + " s");
    }
    if (!balanced(balance)) {
      report.difference("unbalanced", equations(balance));
    }
  }

  private static JsonNode ask(Server server) throws Unchecked {
    Server.Answer answer = server.get("api/v1/balance");
    if (answer.status() != 200 || !answer.body().isObject()) {
      throw new Unchecked("GET api/v1/balance answered " + answer.status() + ", no balance.");
    }
    return answer.body();
  }

  private static boolean idle(JsonNode balance) {
    return balance.path("idle").asBoolean();
  }

  private static boolean balanced(JsonNode balance) {
    return balance.path("balanced").asBoolean();
  }

  private static String equations(JsonNode balance) {
    StringBuilder text = new StringBuilder();
    for (JsonNode equation : balance.path("equations")) {
      if (!equation.path("holds").asBoolean()) {
        text.append(equation.path("equation").asText())
            .append(" is ")
            .append(equation.path("left").asText())
            .append(" and ")
            .append(equation.path("right").asText())
            .append("; ");
      }
    }
    return text.isEmpty() ? "the server says so without an equation" : text.toString();
  }
}
