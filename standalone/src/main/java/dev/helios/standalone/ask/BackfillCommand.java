// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code helios backfill}: has a running server bring events back from a cloud, and follows it. The
 * server goes on when this command is ended.
 */
@Command(
    name = "backfill",
    description = {
      "has a running HELIOS bring events back from a cloud, marked as a replay",
      "Exit code 0: brought back or planned, 1: failed, 2: no answer."
    },
    exitCodeOnExecutionException = 2)
public final class BackfillCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final String ROUTE = "/api/v1/backfills";

  private final PrintStream out;
  private final Duration lookAgain;

  @Option(
      names = "--cloud",
      required = true,
      paramLabel = "CLOUD",
      description = "aws, gcp or azure")
  String cloud = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "archive, dead-letter or seek (what the cloud has)")
  @Nullable String kind;

  @Option(names = "--dry-run", description = "only says what it would do")
  boolean dryRun;

  @Option(names = "--by", paramLabel = "NAME", description = "who asks (the user of this process)")
  @Nullable String by;

  @Mixin final QueryOptions query = new QueryOptions();

  public BackfillCommand(PrintStream out) {
    this(out, LOOK_AGAIN);
  }

  BackfillCommand(PrintStream out, Duration lookAgain) {
    this.out = out;
    this.lookAgain = lookAgain;
  }

  /** The server's answer, as far as it is shown. */
  record Answer(
      @Nullable String id,
      @Nullable String state,
      @Nullable String progress,
      @Nullable String error,
      @Nullable String source,
      @Nullable String plan,
      long found,
      long handed,
      long kept,
      long later) {

    String line() {
      return "  %s: %s found, %s handed over, %s kept%s"
          .formatted(
              TerminalText.text(progress, ""),
              TerminalText.number(found),
              TerminalText.number(handed),
              TerminalText.number(kept),
              later == 0 ? "" : ", " + TerminalText.number(later) + " put off");
    }
  }

  @Override
  public Integer call() throws Refused, InterruptedException {
    if (query.from == null || query.to == null) {
      throw new Refused("'backfill' needs --from and --to with times.");
    }
    query.check();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("cloud", cloud);
    asked.put("kind", kind);
    asked.put("from", query.from.toString());
    asked.put("to", query.to.toString());
    asked.put("dry_run", dryRun ? "true" : null);
    asked.put("by", Objects.requireNonNullElseGet(by, BackfillCommand::user));
    try (ServerApi api = new ServerApi(query.server)) {
      Answer answer = api.post(ROUTE, asked, Answer.class);
      if (dryRun) {
        out.printf(
            "%s: %s%n",
            TerminalText.text(answer.source(), ""), TerminalText.text(answer.plan(), ""));
        out.println("Nothing was changed.");
        return 0;
      }
      out.printf("Back-fill %s has begun.%n", TerminalText.text(answer.id(), ""));
      return follow(api, answer);
    }
  }

  private static String user() {
    return TerminalText.text(System.getProperty("user.name", "nobody named"));
  }

  private int follow(ServerApi api, Answer begun) throws Refused, InterruptedException {
    String id = TerminalText.text(begun.id(), "");
    Answer now = begun;
    String shown = "";
    while ("running".equals(now.state())) {
      Thread.sleep(lookAgain);
      now = api.get(ROUTE + "/" + id, Answer.class);
      String line = now.line();
      if (!line.equals(shown)) {
        out.println(line);
        shown = line;
      }
    }
    if ("done".equals(now.state())) {
      out.printf(
          "Done: %s came in and are kept, marked as replay %s. What HELIOS had is stored once.%n",
          TerminalText.number(now.kept()), id);
      return 0;
    }
    out.printf("Failed: %s%n", TerminalText.text(now.error(), ""));
    return 1;
  }
}
