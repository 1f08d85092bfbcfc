// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.ProofRun;
import dev.helios.lab.prove.Scale;
import java.time.LocalDate;
import java.util.List;

/**
 * A run as a document: what a reader needs to have it again.
 *
 * @param commit of the checkout
 * @param command what was run
 * @param scale how mildly times were judged
 */
public record ProofReport(
    LocalDate date, String commit, String command, Scale scale, List<ProofRun.Outcome> outcomes) {

  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Proofs, ").append(date).append("\n\n");
    text.append(ProofTable.totals(outcomes)).append(".\n\n");
    text.append("| | |\n|---|---|\n");
    row(text, "command", "`" + command + "`");
    row(text, "commit", "`" + commit + "`");
    row(text, "machine", machine());
    row(
        text,
        "took",
        outcomes.stream().mapToLong(ProofRun.Outcome::seconds).sum() / 60 + " minutes");
    row(text, "times judged", "%.1f times as mildly as promised".formatted(scale.crowding()));
    text.append(
        "\n"
            + "| proof | blows | acknowledged | stored | lost | double | changed | silence, ms |"
            + " control | s |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|\n");
    outcomes.forEach(outcome -> line(text, outcome));
    text.append("\n## More of each\n\n");
    outcomes.forEach(outcome -> more(text, outcome));
    return text.toString();
  }

  private static String machine() {
    return "%d cores, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private static void line(StringBuilder text, ProofRun.Outcome outcome) {
    Figures f = ProofTable.figures(outcome.result());
    text.append(
        "| `%s` %s | %d | %d | %d | %d | %d | %d | %d | %s | %d |\n"
            .formatted(
                outcome.proof().name(),
                ProofTable.word(outcome.result()),
                f.blows(),
                f.acknowledged(),
                f.stored(),
                f.lost(),
                f.doubled(),
                f.changed(),
                f.silenceMillis(),
                ProofTable.controlWord(outcome.control()),
                outcome.seconds()));
  }

  private static void more(StringBuilder text, ProofRun.Outcome outcome) {
    Proof proof = outcome.proof();
    Figures f = ProofTable.figures(outcome.result());
    text.append("* `%s`: %s. Done: %s.".formatted(proof.name(), proof.shows(), f.done()));
    if (!f.more().isEmpty()) {
      text.append(" ").append(f.more()).append('.');
    }
    text.append(" Control: ").append(proof.wrong()).append(".\n");
    ProofTable.reasons(outcome).forEach(reason -> text.append("  * ").append(reason).append('\n'));
  }
}
