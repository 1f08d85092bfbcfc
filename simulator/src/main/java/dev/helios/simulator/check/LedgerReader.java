// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.simulator.ledger.Outcome;
import dev.helios.simulator.shop.Finding;
import dev.helios.simulator.shop.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger file. A last line that is cut off is left out; anything else that is not a line of
 * a ledger ends the reading. Holds every message in memory: about half a kilobyte each.
 */
final class LedgerReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Long, Entry> entries = new HashMap<>();
  private final List<Expected> truths = new ArrayList<>();
  private @Nullable RunId run;
  private Instant startedAt = Instant.EPOCH;
  private Instant until = Instant.EPOCH;
  private boolean ended;

  private LedgerReader() {}

  static Account read(Path file) throws Unchecked {
    LedgerReader reader = new LedgerReader();
    boolean partial = reader.lines(file);
    RunId run = reader.run;
    if (run == null) {
      throw new Unchecked("The ledger " + file + " has no run line.");
    }
    return new Account(
        run, reader.startedAt, reader.until, reader.entries, reader.truths, partial, reader.ended);
  }

  private boolean lines(Path file) throws Unchecked {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      String line = lines.readLine();
      while (line != null) {
        number++;
        String following = lines.readLine();
        if (!line(line)) {
          if (following == null) {
            return true;
          }
          throw new Unchecked("Line " + number + " of the ledger " + file + " cannot be read.");
        }
        line = following;
      }
      return false;
    } catch (IOException e) {
      throw new Unchecked("The ledger " + file + " cannot be read: " + e + ".");
    }
  }

  /** False when this is no whole line of a ledger. */
  private boolean line(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      switch (node.path("t").asText()) {
        case "run" -> header(node);
        case "truth" -> truths.add(truth(node));
        case "sent" -> sent(node);
        case "answer" -> answer(node);
        case "error" -> time(node, "at");
        case "unsent" -> {
          Entry entry = entries.get(node.path("n").asLong());
          if (entry != null) {
            entry.notSent();
          }
        }
        case "end" -> ended = true;
        default -> {
          return false;
        }
      }
      return true;
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  private void header(JsonNode node) {
    run = new RunId(node.path("run").asText());
    startedAt = time(node, "started_at");
  }

  private void sent(JsonNode node) {
    long n = node.path("n").asLong();
    entries.put(
        n,
        new Entry(
            n,
            node.path("cloud").asText(),
            node.path("id").asText(),
            node.hasNonNull("order_id") ? node.get("order_id").asText() : null,
            node.hasNonNull("step") ? node.get("step").asText() : null,
            node.path("kind").asText(),
            node.path("sha256").asText(),
            Instant.parse(node.path("occurred_at").asText()),
            time(node, "at")));
  }

  private void answer(JsonNode node) {
    Entry entry = entries.get(node.path("n").asLong());
    Instant at = time(node, "at");
    if (entry != null) {
      String kept = node.hasNonNull("quarantine_id") ? node.get("quarantine_id").asText() : null;
      int status = node.path("status").asInt();
      entry.answered(new Outcome(status, node.path("outcome").asText(), kept), at);
    }
  }

  private static Expected truth(JsonNode node) {
    Set<Finding> findings = new HashSet<>();
    for (JsonNode finding : node.path("findings")) {
      findings.add(new Finding(finding.path("kind").asText(), finding.path("step").asText()));
    }
    Map<String, Instant> due = new HashMap<>();
    for (Map.Entry<String, JsonNode> step : node.path("due").properties()) {
      due.put(step.getKey(), Instant.parse(step.getValue().asText()));
    }
    return new Expected(
        node.path("order_id").asText(),
        node.path("fault").asText(),
        node.path("status").asText(),
        findings,
        node.path("currency").asText(),
        node.hasNonNull("exposure") ? new BigDecimal(node.get("exposure").asText()) : null,
        due,
        node.path("deliveries").asInt());
  }

  private Instant time(JsonNode node, String name) {
    Instant time = Instant.parse(node.path(name).asText());
    if (time.isAfter(until)) {
      until = time;
    }
    return time;
  }
}
