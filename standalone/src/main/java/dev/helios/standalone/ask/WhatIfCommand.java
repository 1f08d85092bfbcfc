// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code helios whatif}: what another flow would have said of a time that has passed. */
@Command(
    name = "whatif",
    description = {
      "what another flow would have said",
      "Exit code 0: the same, 1: something else, 2: no answer.",
      "Without --from and --to: the last day up to a minute ago."
    },
    exitCodeOnExecutionException = 2)
public final class WhatIfCommand implements Callable<Integer> {
  /** The server takes no longer flow. */
  private static final long FLOW_MAX = 256 * 1024;

  private static final Duration MOVING = Duration.ofMinutes(1);

  private final PrintStream out;

  @Option(
      names = "--flow",
      required = true,
      paramLabel = "FILE",
      description = "the flow, at most 256 KB")
  Path flow = Path.of("");

  @Mixin final QueryOptions query = new QueryOptions();

  public WhatIfCommand(PrintStream out) {
    this.out = out;
  }

  /** The server's answer, as far as it is shown. */
  record Answer(
      long cases,
      long same,
      long differ,
      @Nullable Boolean complete,
      @Nullable List<Moved> moved) {}

  record Moved(
      @Nullable String from,
      @Nullable String to,
      long cases,
      @Nullable List<Money> exposure,
      @Nullable List<Example> examples) {}

  record Money(@Nullable String amount, @Nullable String currency) {}

  record Example(
      @Nullable String key,
      @Nullable String was,
      @Nullable String wouldBe,
      @Nullable String sentence) {}

  @Override
  public Integer call() throws Refused, InterruptedException {
    query.check();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("flow", text(flow));
    asked.put("from", Objects.toString(query.from, null));
    asked.put("to", Objects.requireNonNullElseGet(query.to, WhatIfCommand::settled).toString());
    try (ServerApi api = new ServerApi(query.server)) {
      return print(api.post("/api/v1/reconciliation/whatif", asked, Answer.class));
    }
  }

  /** Cases that opened since are moving: they would differ by the moment, not by the flow. */
  private static Instant settled() {
    return Instant.now().minus(MOVING).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String text(Path file) throws Refused {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= FLOW_MAX) {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      }
    } catch (IOException unreadable) {
      // said below
    }
    throw new Refused(
        "--flow takes a readable file of at most %d KB, and '%s' is none."
            .formatted(FLOW_MAX / 1024, file));
  }

  private int print(Answer answer) throws Refused {
    if (answer.cases() == 0) {
      throw new Refused("No case opened in that time, so nothing was compared.");
    }
    out.printf(
        "%s cases compared: %s the same, %s different.%n",
        TerminalText.number(answer.cases()),
        TerminalText.number(answer.same()),
        TerminalText.number(answer.differ()));
    if (answer.differ() > 0) {
      printDifferences(Objects.requireNonNullElse(answer.moved(), List.of()));
      return 1;
    }
    if (Boolean.FALSE.equals(answer.complete())) {
      throw new Refused(
          "That time has more cases than one question looks at; ask again in parts, with --from and"
              + " --to.");
    }
    return 0;
  }

  private void printDifferences(List<Moved> moved) {
    TerminalText table = new TerminalText();
    table.row("WAS", "WOULD BE", "CASES", "AT RISK");
    List<String> examples = new ArrayList<>();
    for (Moved group : moved) {
      String from = TerminalText.text(group.from(), "");
      String to = TerminalText.text(group.to(), "");
      table.row(
          from,
          from.equals(to) ? to + " (other findings)" : to,
          TerminalText.number(group.cases()),
          money(Objects.requireNonNullElse(group.exposure(), List.of())));
      for (Example example : Objects.requireNonNullElse(group.examples(), List.<Example>of())) {
        examples.add("  " + TerminalText.text(example.key(), "?"));
        examples.add("    was       " + TerminalText.text(example.was(), "?"));
        examples.add("    would be  " + TerminalText.text(example.wouldBe(), "?"));
        examples.add("    " + TerminalText.text(example.sentence(), ""));
      }
    }
    out.println();
    table.lines().forEach(out::println);
    out.println();
    out.println("For example:");
    examples.forEach(out::println);
  }

  /** What more or less is at risk; 0 where the money stays the same. */
  private static String money(List<Money> exposure) {
    List<String> moved = new ArrayList<>();
    for (Money money : exposure) {
      String amount = TerminalText.text(money.amount(), "0");
      if (!amount.matches("-?[0.]+")) {
        String sign = amount.startsWith("-") ? "" : "+";
        moved.add((sign + amount + " " + TerminalText.text(money.currency(), "")).strip());
      }
    }
    return moved.isEmpty() ? "0" : String.join(", ", moved);
  }
}
