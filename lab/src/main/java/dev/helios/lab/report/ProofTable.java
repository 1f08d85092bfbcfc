// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.ProofRun;
import dev.helios.lab.prove.Result;
import java.util.List;
import java.util.Locale;

/** What came of a run, as lines of text and as Markdown. Pure. */
public final class ProofTable {
  private ProofTable() {}

  public static String head() {
    return "%-15s %-7s %5s %9s %9s %5s %6s %7s %10s  %-7s %5s%n"
        .formatted(
            "proof", "", "faults", "acked", "stored", "lost", "double", "changed", "silence",
            "control", "s");
  }

  public static String line(ProofRun.Outcome outcome) {
    StringBuilder text = new StringBuilder();
    Figures f = figures(outcome.result());
    text.append(
        "%-15s %-7s %5d %9d %9d %5d %6d %7d %7d ms  %-7s %5d%n"
            .formatted(
                outcome.proof().name(),
                word(outcome.result()),
                f.faults(),
                f.acknowledged(),
                f.stored(),
                f.lost(),
                f.doubled(),
                f.changed(),
                f.silenceMillis(),
                controlWord(outcome.control()),
                outcome.seconds()));
    if (!f.more().isEmpty()) {
      text.append("                ").append(f.more()).append('\n');
    }
    for (String reason : reasons(outcome)) {
      text.append("                ")
          .append(reason.startsWith("control: ") ? "" : "! ")
          .append(reason)
          .append('\n');
    }
    return text.toString();
  }

  public static List<String> reasons(ProofRun.Outcome outcome) {
    return switch (outcome.result()) {
      case Result.Broken(Figures figures, List<String> breaches) -> breaches;
      case Result.NoFault(Figures figures, List<String> why) -> why;
      case Result.NotRun(String why) -> List.of("not run: " + why);
      case Result.Kept kept ->
          switch (outcome.control()) {
            case Result.Kept green ->
                List.of("the negative control stayed green: " + outcome.proof().wrong());
            case Result.NoFault(Figures figures, List<String> why) ->
                why.stream().map(one -> "no negative control: " + one).toList();
            case Result.NotRun(String why) -> List.of("no negative control: " + why);
            case Result.Broken(Figures figures, List<String> breaches) ->
                breaches.stream().limit(1).map(why -> "control: " + why).toList();
          };
    };
  }

  public static Figures figures(Result result) {
    return switch (result) {
      case Result.Kept(Figures figures) -> figures;
      case Result.Broken(Figures figures, List<String> breaches) -> figures;
      case Result.NoFault(Figures figures, List<String> why) -> figures;
      case Result.NotRun notRun -> new Figures("", 0, 0, 0, 0, 0, 0, 0, "");
    };
  }

  public static String word(Result result) {
    return switch (result) {
      case Result.Kept kept -> "kept";
      case Result.Broken broken -> "BROKEN";
      case Result.NoFault none -> "NOFAULT";
      case Result.NotRun notRun -> "-";
    };
  }

  public static String controlWord(Result control) {
    return switch (control) {
      case Result.Kept green -> "GREEN";
      case Result.Broken red -> "red";
      case Result.NoFault none -> "NOFAULT";
      case Result.NotRun notRun -> "-";
    };
  }

  /** The sums of all proofs in one line. */
  public static String totals(List<ProofRun.Outcome> outcomes) {
    List<Figures> all = outcomes.stream().map(o -> figures(o.result())).toList();
    return String.format(
        Locale.ROOT,
        "%d of %d proofs kept, %d controls red; %d events acknowledged, %d faults, lost %d, double"
            + " %d, changed %d",
        outcomes.stream().filter(o -> o.result() instanceof Result.Kept).count(),
        outcomes.size(),
        outcomes.stream().filter(o -> o.control() instanceof Result.Broken).count(),
        all.stream().mapToLong(Figures::acknowledged).sum(),
        all.stream().mapToLong(Figures::faults).sum(),
        all.stream().mapToLong(Figures::lost).sum(),
        all.stream().mapToLong(Figures::doubled).sum(),
        all.stream().mapToLong(Figures::changed).sum());
  }
}
