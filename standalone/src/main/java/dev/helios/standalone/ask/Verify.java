// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code helios verify}: whether stored verdicts come out equal from their stored events. */
@Command(
    name = "verify",
    description = {
      "derives verdicts again from their events",
      "Exit code 0: all equal, 1: one is not, 2: no answer."
    },
    exitCodeOnExecutionException = 2)
public final class Verify implements Callable<Integer> {
  private final PrintStream out;

  @ArgGroup(multiplicity = "1")
  Which which = new Which();

  @Mixin final QueryOptions query = new QueryOptions();

  public Verify(PrintStream out) {
    this.out = out;
  }

  static final class Which {
    @Option(names = "--verdict", paramLabel = "ID", description = "one verdict")
    @Nullable String verdict;

    @Option(names = "--all", description = "all of the time from --from to --to")
    boolean all;
  }

  /** The server's answer, as far as it is shown. */
  record Answer(
      long verified,
      long equal,
      @Nullable Boolean complete,
      @Nullable List<Difference> different,
      @Nullable List<Difference> eventsMissing) {}

  record Difference(@Nullable String verdictId, @Nullable String detail) {}

  @Override
  public Integer call() throws Refused, InterruptedException {
    if (which.verdict != null && (query.from != null || query.to != null)) {
      throw new Refused("--from and --to go with --all, not with --verdict.");
    }
    query.check();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("verdict_id", which.verdict);
    asked.put("from", Objects.toString(query.from, null));
    asked.put("to", Objects.toString(query.to, null));
    try (ServerApi api = new ServerApi(query.server)) {
      return print(api.post("/api/v1/reconciliation/verify", asked, Answer.class));
    }
  }

  private int print(Answer answer) throws Refused {
    long verified = answer.verified();
    if (verified == 0) {
      throw new Refused("No case that opened in that time has a verdict, so nothing was verified.");
    }
    out.printf(
        "%s verdicts derived again from their events: %s equal, %s not.%n",
        TerminalText.number(verified),
        TerminalText.number(answer.equal()),
        TerminalText.number(verified - answer.equal()));
    if (verified != answer.equal()) {
      TerminalText table = new TerminalText();
      table.row("VERDICT", "WHAT IS WRONG");
      Stream.of(answer.different(), answer.eventsMissing())
          .flatMap(list -> list == null ? Stream.<Difference>empty() : list.stream())
          .forEach(
              wrong ->
                  table.row(
                      TerminalText.text(wrong.verdictId(), "?"),
                      TerminalText.text(wrong.detail(), "?")));
      out.println();
      table.lines().forEach(out::println);
      return 1;
    }
    if (Boolean.FALSE.equals(answer.complete())) {
      throw new Refused(
          "That time has more verdicts than one question looks at; ask again in parts, with --from"
              + " and --to.");
    }
    return 0;
  }
}
