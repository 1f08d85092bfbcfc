// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code helios backfill}: has a running server bring events back from a cloud, and follows it. The
 * server goes on when this command is ended.
 */
public final class Backfill {
  private static final Set<String> FLAGS =
      Set.of("--cloud", "--kind", "--from", "--to", "--dry-run", "--by", "--url");
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final String ROUTE = "/api/v1/backfills";

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Long> numbers = new LinkedHashMap<>();

  private Backfill() {}

  /** Exit code: 0 brought back or planned, 1 it failed. Anything else is refused. */
  public static int run(List<String> words, PrintStream out) throws Refused, InterruptedException {
    return run(words, out, LOOK_AGAIN);
  }

  public static int run(List<String> words, PrintStream out, Duration lookAgain)
      throws Refused, InterruptedException {
    QueryOptions question = QueryOptions.parse("backfill", words, FLAGS);
    for (String needed : List.of("--cloud", "--from", "--to")) {
      if (!question.has(needed)) {
        throw new Refused(
            "'backfill' needs --cloud with aws, gcp or azure, and --from and --to with times.");
      }
    }
    question.checkTimes();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("cloud", question.value("--cloud"));
    asked.put("kind", question.value("--kind"));
    asked.put("from", Objects.toString(question.time("--from"), null));
    asked.put("to", Objects.toString(question.time("--to"), null));
    asked.put("dry_run", question.has("--dry-run") ? "true" : null);
    asked.put("by", Objects.requireNonNullElse(question.value("--by"), user()));
    try (ServerApi api = new ServerApi(question.server())) {
      Backfill answer = api.post(ROUTE, asked, new Backfill()::read);
      if (question.has("--dry-run")) {
        out.printf("%s: %s%n", answer.text("source"), answer.text("plan"));
        out.println("Nothing was changed.");
        return 0;
      }
      out.printf("Back-fill %s has begun.%n", answer.text("id"));
      return follow(api, answer, out, lookAgain);
    }
  }

  private static String user() {
    return TerminalText.text(System.getProperty("user.name", "nobody named"));
  }

  private static int follow(ServerApi api, Backfill begun, PrintStream out, Duration lookAgain)
      throws Refused, InterruptedException {
    String id = begun.text("id");
    Backfill now = begun;
    String told = "";
    while (now.text("state").equals("running")) {
      Thread.sleep(lookAgain);
      now = api.get(ROUTE + "/" + id, new Backfill()::read);
      String line = now.line();
      if (!line.equals(told)) {
        out.println(line);
        told = line;
      }
    }
    if (now.text("state").equals("done")) {
      out.printf(
          "Done: %s came in and are kept, marked as replay %s. What HELIOS had is stored once.%n",
          WhatIf.number(now.number("kept")), id);
      return 0;
    }
    out.printf("Failed: %s%n", now.text("error"));
    return 1;
  }

  private String line() {
    return "  %s: %s found, %s handed over, %s kept%s"
        .formatted(
            text("progress"),
            WhatIf.number(number("found")),
            WhatIf.number(number("handed")),
            WhatIf.number(number("kept")),
            number("later") == 0 ? "" : ", " + WhatIf.number(number("later")) + " put off");
  }

  private Backfill read(AnswerReader answer) throws IOException {
    answer.fields(
        name -> {
          switch (name) {
            case "id", "state", "progress", "error", "source", "plan" ->
                texts.put(name, TerminalText.text(answer.text()));
            case "found", "handed", "kept", "later" -> numbers.put(name, answer.number());
            default -> answer.skip();
          }
        });
    return this;
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }
}
