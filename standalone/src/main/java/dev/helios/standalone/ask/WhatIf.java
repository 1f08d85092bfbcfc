// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code helios whatif}: what another flow would have said of a time that has passed. */
public final class WhatIf {
  private static final Set<String> FLAGS = Set.of("--flow", "--from", "--to", "--url");

  /** The server takes no longer flow. */
  private static final long FLOW_MAX = 256 * 1024;

  private static final Duration MOVING = Duration.ofMinutes(1);

  private long cases;
  private long same;
  private long differ;
  private boolean complete = true;
  private final TerminalText table = new TerminalText();
  private final List<String> examples = new ArrayList<>();

  private WhatIf() {}

  /** Exit code: 0 nothing differs, 1 something does. Anything else is refused. */
  public static int run(List<String> words, PrintStream out) throws Refused, InterruptedException {
    QueryOptions question = QueryOptions.parse("whatif", words, FLAGS);
    question.checkTimes();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("flow", flow(question.value("--flow")));
    asked.put("from", Objects.toString(question.time("--from"), null));
    Instant to = question.time("--to");
    asked.put("to", Objects.requireNonNullElseGet(to, WhatIf::settled).toString());
    try (ServerApi api = new ServerApi(question.server())) {
      WhatIf answer = new WhatIf();
      api.post(
          "/api/v1/reconciliation/whatif",
          asked,
          reader -> {
            answer.read(reader);
            return answer;
          });
      return answer.tell(out);
    }
  }

  /** Cases that opened since are moving: they would differ by the moment, not by the flow. */
  private static Instant settled() {
    return Instant.now().minus(MOVING).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String flow(@Nullable String file) throws Refused {
    if (file == null) {
      throw new Refused("'whatif' needs --flow with the file of a flow.");
    }
    try {
      Path path = Path.of(file);
      if (Files.isRegularFile(path) && Files.size(path) <= FLOW_MAX) {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      }
    } catch (IOException | InvalidPathException unreadable) {
      // said below
    }
    throw new Refused(
        "--flow takes a readable file of at most %d KB, and '%s' is none."
            .formatted(FLOW_MAX / 1024, file));
  }

  private void read(AnswerReader answer) throws IOException {
    table.row("WAS", "WOULD BE", "CASES", "AT RISK");
    answer.fields(
        name -> {
          switch (name) {
            case "cases" -> cases = answer.number();
            case "same" -> same = answer.number();
            case "differ" -> differ = answer.number();
            case "complete" -> complete = answer.isTrue();
            case "moved" -> answer.objects(() -> readMoved(answer));
            default -> answer.skip();
          }
        });
  }

  private void readMoved(AnswerReader answer) throws IOException {
    Map<String, String> row = new LinkedHashMap<>();
    List<String> money = new ArrayList<>();
    answer.fields(
        name -> {
          switch (name) {
            case "from", "to" -> row.put(name, TerminalText.text(answer.text()));
            case "cases" -> row.put(name, number(answer.number()));
            case "exposure" -> answer.objects(() -> readMoney(answer).ifPresent(money::add));
            case "examples" -> answer.objects(() -> readExample(answer));
            default -> answer.skip();
          }
        });
    String from = row.getOrDefault("from", "");
    String to = row.getOrDefault("to", "");
    table.row(
        from,
        from.equals(to) ? to + " (other findings)" : to,
        row.getOrDefault("cases", ""),
        money.isEmpty() ? "0" : String.join(", ", money));
  }

  /** Empty where the money stays the same. */
  private static Optional<String> readMoney(AnswerReader answer) throws IOException {
    Map<String, String> money = new LinkedHashMap<>();
    answer.fields(
        name -> {
          switch (name) {
            case "amount", "currency" -> money.put(name, TerminalText.text(answer.text()));
            default -> answer.skip();
          }
        });
    String amount = money.getOrDefault("amount", "0");
    if (amount.matches("-?[0.]+")) {
      return Optional.empty();
    }
    String sign = amount.startsWith("-") ? "" : "+";
    return Optional.of((sign + amount + " " + money.getOrDefault("currency", "")).strip());
  }

  private void readExample(AnswerReader answer) throws IOException {
    Map<String, String> example = new LinkedHashMap<>();
    answer.fields(
        name -> {
          switch (name) {
            case "key", "was", "would_be", "sentence" ->
                example.put(name, TerminalText.text(answer.text()));
            default -> answer.skip();
          }
        });
    examples.add("  " + example.getOrDefault("key", "?"));
    examples.add("    was       " + example.getOrDefault("was", "?"));
    examples.add("    would be  " + example.getOrDefault("would_be", "?"));
    examples.add("    " + example.getOrDefault("sentence", ""));
  }

  private int tell(PrintStream out) throws Refused {
    if (cases == 0) {
      throw new Refused("No case opened in that time, so nothing was compared.");
    }
    out.printf(
        "%s cases compared: %s the same, %s different.%n",
        number(cases), number(same), number(differ));
    if (differ > 0) {
      out.println();
      table.lines().forEach(out::println);
      out.println();
      out.println("For example:");
      examples.forEach(out::println);
      return 1;
    }
    if (!complete) {
      throw new Refused(
          "That time has more cases than one question looks at; ask again in parts, with --from and"
              + " --to.");
    }
    return 0;
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
