// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.growth.Days;
import dev.helios.lab.growth.GrowthRun;
import dev.helios.lab.growth.StoreMeasures;
import dev.helios.lab.load.Measured;
import dev.helios.lab.load.Percentiles;
import dev.helios.lab.measure.Findings;
import dev.helios.lab.measure.Round;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** A growth run as a document. */
public record GrowthReport(GrowthRun.Outcome outcome, RunHead head) {
  private static final double KEEPS = 0.8;
  private static final double SEARCH_MILLIS = 20;
  private static final double STATS_MILLIS = 5;

  public String markdown() {
    String title = "Growth, " + outcome.started().truncatedTo(ChronoUnit.SECONDS);
    StringBuilder text = new StringBuilder(head.markdown(title));
    text.append(
        "* Empty: at most %d events. Full: at least %d events over %d days, %d cases; %.1f GB of database, filled in %d s.\n"
            .formatted(
                outcome.few(),
                outcome.many(),
                Days.BEFORE + 1,
                outcome.cases(),
                outcome.bytes() / 1e9,
                outcome.filling().toSeconds()));
    text.append(outcome.flaw() == null ? "" : "* **VOID: " + outcome.flaw() + "**\n");
    text.append("\n## Against the goals\n\n").append(goals());
    text.append("\n## Ingestion\n\n").append(rounds());
    text.append("\n## Reading, in ms\n\n").append(reads());
    return text.toString();
  }

  private MarkdownTable goals() {
    MarkdownTable table = new MarkdownTable("what", "goal", "measured", "reached");
    rate(
        table,
        "single events, full against empty",
        outcome.empty().singles(),
        outcome.full().singles());
    rate(table, "batches, full against empty", outcome.empty().batches(), outcome.full().batches());
    time(table, "search by order id", SEARCH_MILLIS);
    time(table, "stats", STATS_MILLIS);
    return table;
  }

  private static void rate(MarkdownTable table, String what, List<Round> empty, List<Round> full) {
    double share = Findings.median(full) / Math.max(1, Findings.median(empty));
    table.row(what, "80 %", format("%.0f %%", share * 100), share >= KEEPS ? "yes" : "no");
  }

  private void time(MarkdownTable table, String name, double goal) {
    for (Measured read : outcome.full().reads()) {
      if (read.name().equals(name)) {
        double p99 = read.micros().getValueAtPercentile(99) / 1e3;
        table.row(
            name + ", full, p99",
            format("%.0f ms", goal),
            format("%.1f ms", p99),
            p99 < goal ? "yes" : "no");
      }
    }
  }

  private MarkdownTable rounds() {
    MarkdownTable table =
        new MarkdownTable("round", "events", "events/s", "caught up after", "p99 ms");
    for (StoreMeasures measures : List.of(outcome.empty(), outcome.full())) {
      for (List<Round> rounds : List.of(measures.singles(), measures.batches())) {
        for (Round round : rounds) {
          table.row(
              round.name(),
              Long.toString(round.events()),
              format("%.0f", round.perSecond()),
              format("%.2f s", round.caughtUp().toMillis() / 1e3),
              format("%.1f", round.answers().p99() / 1e3));
        }
      }
    }
    return table;
  }

  private MarkdownTable reads() {
    MarkdownTable table =
        new MarkdownTable("question", "empty p50", "empty p99", "full p50", "full p99", "full max");
    for (int i = 0; i < outcome.empty().reads().size(); i++) {
      Percentiles empty = Percentiles.of(outcome.empty().reads().get(i).micros());
      Percentiles full = Percentiles.of(outcome.full().reads().get(i).micros());
      table.row(
          outcome.empty().reads().get(i).name(),
          format("%.1f", empty.p50() / 1e3),
          format("%.1f", empty.p99() / 1e3),
          format("%.1f", full.p50() / 1e3),
          format("%.1f", full.p99() / 1e3),
          format("%.1f", full.max() / 1e3));
    }
    return table;
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
