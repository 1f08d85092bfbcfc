// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.ProofRun;
import dev.helios.lab.prove.Scale;
import java.time.LocalDate;
import java.util.List;

/**
 * A run as a document.
 *
 * @param scale how mildly times were judged
 */
public record ProofReport(
    LocalDate date, RunHead head, Scale scale, List<ProofRun.Outcome> outcomes) {

  public String markdown() {
    StringBuilder text = new StringBuilder(head.markdown("Proofs, " + date));
    long minutes = outcomes.stream().mapToLong(ProofRun.Outcome::seconds).sum() / 60;
    text.append("* Took ").append(minutes).append(" minutes; times were judged ");
    text.append("%.1f times as mildly as promised.\n\n".formatted(scale.crowding()));
    text.append(ProofTable.totals(outcomes)).append(".\n\n");
    MarkdownTable table =
        new MarkdownTable(
            "proof",
            "faults",
            "acknowledged",
            "stored",
            "lost",
            "double",
            "changed",
            "silence, ms",
            "control",
            "s");
    outcomes.forEach(outcome -> row(table, outcome));
    text.append(table);
    text.append("\n## More of each\n\n");
    outcomes.forEach(outcome -> more(text, outcome));
    return text.toString();
  }

  private static void row(MarkdownTable table, ProofRun.Outcome outcome) {
    Figures f = ProofTable.figures(outcome.result());
    table.row(
        "`" + outcome.proof().name() + "` " + ProofTable.word(outcome.result()),
        Integer.toString(f.faults()),
        Long.toString(f.acknowledged()),
        Long.toString(f.stored()),
        Integer.toString(f.lost()),
        Integer.toString(f.doubled()),
        Integer.toString(f.changed()),
        Long.toString(f.silenceMillis()),
        ProofTable.controlWord(outcome.control()),
        Long.toString(outcome.seconds()));
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
