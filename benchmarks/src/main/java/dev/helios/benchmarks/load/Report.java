// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What a run came to.
 *
 * @param gaps how often the feed said that it left events out
 * @param kept whether the books grew by at least what was accepted
 */
public record Report(
    Instant started, Options options, List<Measured> phases, long gaps, Books books, boolean kept) {

  public Report {
    phases = List.copyOf(phases);
  }

  /** A run whose books do not balance says nothing. */
  public boolean isVoid() {
    return !(books.idle() && books.balanced() && kept);
  }

  /** For a terminal. */
  public String table() {
    StringBuilder text = new StringBuilder();
    String row = "%-40s %9s %9s %7s %8s %8s %8s %8s %8s%n";
    text.append(
        row.formatted(
            "", "accepted", "per s", "failed", "p50 ms", "p90 ms", "p99 ms", "p99.9", "max ms"));
    for (Measured phase : phases) {
      text.append(row.formatted((Object[]) cells(phase)));
    }
    return text.append(System.lineSeparator()).append(verdict()).toString();
  }

  /** For {@code docs/benchmarks}: with the machine, so that nobody takes it for another. */
  public String markdown(String commit) {
    Runtime machine = Runtime.getRuntime();
    StringBuilder text = new StringBuilder();
    String day = started.truncatedTo(ChronoUnit.SECONDS).toString();
    text.append("# Load run of ").append(day).append("\n\n");
    text.append("* Command: `./helios bench").append(options.quick() ? " --quick" : "");
    text.append("`, commit ").append(commit).append(", client and server on one machine.\n");
    text.append(
        "* Machine: %d processors, %s %s, Java %s.\n\n"
            .formatted(
                machine.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version()));
    text.append(
        "| phase | accepted | per s | failed | p50 ms | p90 ms | p99 ms | p99.9 ms | max ms |\n");
    text.append("|---|---|---|---|---|---|---|---|---|\n");
    for (Measured phase : phases) {
      text.append("| ").append(String.join(" | ", cells(phase))).append(" |\n");
    }
    return text.append('\n').append(verdict()).toString();
  }

  private String verdict() {
    StringBuilder text = new StringBuilder();
    if (gaps > 0) {
      text.append("The feed left events out ").append(gaps).append(" times.\n");
    }
    if (!books.idle()) {
      text.append("VOID: the books did not come to rest in time.\n");
    } else if (!books.balanced()) {
      text.append("VOID: the books do not balance.\n");
    } else if (!kept) {
      text.append("VOID: the books hold fewer events than were accepted.\n");
    } else {
      text.append("The books balance:\n\n");
    }
    books.equations().forEach(line -> text.append("* ").append(line).append('\n'));
    if (!books.isJudged()) {
      text.append("* The reconciler had not read all of it when the run ended.\n");
    }
    return text.toString();
  }

  private static String[] cells(Measured phase) {
    return new String[] {
      phase.name(),
      Long.toString(phase.accepted()),
      "%.0f".formatted(phase.perSecond()),
      Long.toString(phase.failed()),
      millis(phase.micros().getValueAtPercentile(50)),
      millis(phase.micros().getValueAtPercentile(90)),
      millis(phase.micros().getValueAtPercentile(99)),
      millis(phase.micros().getValueAtPercentile(99.9)),
      millis(phase.micros().getMaxValue())
    };
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
  }
}
