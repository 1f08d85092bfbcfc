// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code helios verify}: whether stored verdicts come out equal from their stored events. */
public final class Verify {
  private static final Set<String> FLAGS = Set.of("--verdict", "--all", "--from", "--to", "--url");

  private long verified;
  private long equal;
  private boolean complete = true;
  private final TerminalText table = new TerminalText();

  private Verify() {}

  /** Exit code: 0 all are equal, 1 one is not. Anything else is refused. */
  public static int run(List<String> words, PrintStream out) throws Refused, InterruptedException {
    QueryOptions question = QueryOptions.parse("verify", words, FLAGS);
    if (question.has("--verdict") == question.has("--all")) {
      throw new Refused("'verify' needs either --verdict with an id, or --all.");
    }
    if (question.has("--verdict") && (question.has("--from") || question.has("--to"))) {
      throw new Refused("--from and --to go with --all, not with --verdict.");
    }
    question.checkTimes();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("verdict_id", question.value("--verdict"));
    asked.put("from", Objects.toString(question.time("--from"), null));
    asked.put("to", Objects.toString(question.time("--to"), null));
    try (ServerApi api = new ServerApi(question.server())) {
      Verify answer = new Verify();
      api.post(
          "/api/v1/reconciliation/verify",
          asked,
          reader -> {
            answer.read(reader);
            return answer;
          });
      return answer.tell(out);
    }
  }

  private void read(AnswerReader answer) throws IOException {
    table.row("VERDICT", "WHAT IS WRONG");
    answer.fields(
        name -> {
          switch (name) {
            case "verified" -> verified = answer.number();
            case "equal" -> equal = answer.number();
            case "complete" -> complete = answer.isTrue();
            case "different", "events_missing" -> answer.objects(() -> readDifference(answer));
            default -> answer.skip();
          }
        });
  }

  private void readDifference(AnswerReader answer) throws IOException {
    Map<String, String> difference = new LinkedHashMap<>();
    answer.fields(
        name -> {
          switch (name) {
            case "verdict_id", "detail" -> difference.put(name, TerminalText.text(answer.text()));
            default -> answer.skip();
          }
        });
    table.row(difference.getOrDefault("verdict_id", "?"), difference.getOrDefault("detail", "?"));
  }

  private int tell(PrintStream out) throws Refused {
    if (verified == 0) {
      throw new Refused("No case that opened in that time has a verdict, so nothing was verified.");
    }
    out.printf(
        "%s verdicts said again from their events: %s equal, %s not.%n",
        WhatIf.number(verified), WhatIf.number(equal), WhatIf.number(verified - equal));
    if (verified != equal) {
      out.println();
      table.lines().forEach(out::println);
      return 1;
    }
    if (!complete) {
      throw new Refused(
          "That time has more verdicts than one question looks at; ask again in parts, with --from"
              + " and --to.");
    }
    return 0;
  }
}
