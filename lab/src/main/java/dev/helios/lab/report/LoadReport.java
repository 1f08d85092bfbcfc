// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.load.Measured;
import dev.helios.lab.load.Percentiles;
import dev.helios.lab.measure.Findings;
import dev.helios.lab.measure.Round;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A load run as a document. */
public record LoadReport(Findings findings, RunHead head) {

  /** The tables alone, for a terminal. */
  public String tables() {
    StringBuilder text = new StringBuilder(verdict()).append('\n');
    text.append(goals()).append('\n').append(rounds()).append('\n');
    text.append(latencies()).append('\n').append(processors()).append('\n');
    return text.append(limits()).toString();
  }

  /** The whole, with the machine, so that nobody takes it for another. */
  public String markdown(String plot) {
    String day = findings.started.truncatedTo(ChronoUnit.SECONDS).toString();
    StringBuilder text = new StringBuilder(head.markdown("Load run of " + day));
    text.append("* Servers, generator and baseline shared these processors.\n");
    text.append("* Generator of the closed loop: ").append(findings.generator).append(". ");
    text.append(baselineNote()).append("\n\n");
    section(text, "The books", verdict());
    section(text, "Against the goals", goals());
    section(text, "Closed loop", rounds() + "\n" + ROUNDS);
    section(
        text,
        "Open loop, " + findings.plan.perSecond() + " events/s",
        latencies() + "\n" + LATENCIES + "\n![Percentiles](" + plot + ")\n");
    section(text, "Processor time", processors() + "\n" + PROCESSORS);
    section(text, "Each part alone", limits() + "\n" + LIMITS);
    section(text, "Warm-up", warmUp());
    return text.toString().strip() + "\n";
  }

  private static void section(StringBuilder text, String title, String body) {
    text.append("## ").append(title).append("\n\n").append(body.strip()).append("\n\n");
  }

  private static final String ROUNDS =
      """
      *events/s* is what the whole system keeps up with: events in its books over the time of the load; catching up (stored, judged, verdicts stored, fed) beyond 2 s after its end counts as load.
      Answer times of a closed loop are not corrected for waiting. A batch is 100 events, and its time that of the whole request.
      """;
  private static final String LATENCIES =
      """
      All times count from when the event was due to be sent (the last step's, or the deadline), not from when a connection was free. *absent*: failed, or never came.
      """;
  private static final String PROCESSORS =
      """
      Microseconds of processor time for each event kept, from the start of the load until all was caught up, by process with its children; of the rounds, all together.
      """;
  private static final String LIMITS =
      """
      One after the other, in the same run on the same processors, generator included: no system made of these parts can do more here than its slowest, and all of them share the processors.
      """;

  private String baselineNote() {
    return findings.noBaseline == null
        ? "Baseline: FastAPI on PostgreSQL and Redis of the same programs and settings as HELIOS's,"
            + " in processes of their own; the idle one of the two systems stays up meanwhile."
        : "Baseline not run: " + findings.noBaseline + ".";
  }

  private String verdict() {
    StringBuilder text = new StringBuilder();
    text.append(
        findings.flaw == null ? "The books balance:\n\n" : "VOID: " + findings.flaw + "\n\n");
    findings.equations.forEach(line -> text.append("* ").append(line).append('\n'));
    if (findings.gaps > 0) {
      text.append("* The feed left events out ").append(findings.gaps).append(" times.\n");
    }
    return text.toString();
  }

  private String goals() {
    MarkdownTable table = new MarkdownTable("what", "first goal", "then", "measured", "reached");
    Goal.of(findings).forEach(g -> table.row(g.what(), g.first(), g.then(), g.measured(), g.met()));
    return table.toString();
  }

  private Stream<Round> all() {
    return Stream.of(findings.baseline, findings.singles, findings.batches).flatMap(List::stream);
  }

  private String rounds() {
    MarkdownTable table =
        new MarkdownTable(
            "round",
            "events",
            "events/s",
            "caught up after",
            "failed",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms");
    all().forEach(round -> addRound(table, round));
    return table.toString();
  }

  private String warmUp() {
    MarkdownTable table =
        new MarkdownTable(
            "phase",
            "events",
            "events/s",
            "caught up after",
            "failed",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms");
    findings.warmUp.forEach(round -> addRound(table, round));
    return table
        + "\nNot counted above. The server is warm when the rate of the slices stands still.\n";
  }

  private static void addRound(MarkdownTable table, Round round) {
    Percentiles answers = round.answers();
    String caught = seconds(round.caughtUp());
    table.row(
        round.name(),
        Long.toString(round.events()),
        "%.0f".formatted(round.perSecond()),
        round.complete() ? round.gaps() > 0 ? caught + ", with gaps" : caught : "not in " + caught,
        Long.toString(round.failed()),
        millis(answers.p50()),
        millis(answers.p90()),
        millis(answers.p99()),
        millis(answers.max()));
  }

  private String latencies() {
    MarkdownTable table =
        new MarkdownTable(
            "time until", "count", "absent", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms");
    for (Measured measured : findings.latencies) {
      Percentiles spread = Percentiles.of(measured.micros());
      table.row(
          measured.name(),
          Long.toString(measured.count()),
          Long.toString(measured.absent()),
          millis(spread.p50()),
          millis(spread.p90()),
          millis(spread.p99()),
          millis(spread.p999()),
          millis(spread.max()));
    }
    return table.toString();
  }

  private String processors() {
    List<String> heads = new ArrayList<>(List.of("process"));
    Stream.of("baseline", "single events", "batches", "open loop").forEach(heads::add);
    MarkdownTable table = new MarkdownTable(heads.toArray(String[]::new));
    findings
        .openMillis
        .keySet()
        .forEach(
            part ->
                table.row(
                    part,
                    perEvent(part, findings.baseline),
                    perEvent(part, findings.singles),
                    perEvent(part, findings.batches),
                    micros(findings.openMillis, part, findings.openEvents)));
    return table.toString();
  }

  private static String perEvent(String part, List<Round> rounds) {
    long events = rounds.stream().mapToLong(Round::events).sum();
    long millis = rounds.stream().mapToLong(r -> r.millis().getOrDefault(part, 0L)).sum();
    return micros(Map.of(part, millis), part, events);
  }

  private static String micros(Map<String, Long> millis, String part, long events) {
    return events == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", millis.getOrDefault(part, 0L) * 1e3 / events);
  }

  private String limits() {
    MarkdownTable table = new MarkdownTable("part", "per second", "of what");
    findings.limits.forEach(
        limit -> table.row(limit.part(), "%.0f".formatted(limit.perSecond()), limit.what()));
    return table.toString();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
  }
}
