// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import dev.helios.lab.growth.GrowthRun;
import dev.helios.lab.machine.Machine;
import dev.helios.lab.measure.Findings;
import dev.helios.lab.measure.LoadRun;
import dev.helios.lab.report.GrowthReport;
import dev.helios.lab.report.LoadReport;
import dev.helios.lab.report.Plot;
import dev.helios.lab.report.RunHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures on systems of its own, which it starts, stops and deletes. */
@Command(
    name = "bench",
    description = {
      "Load on a HELIOS of its own, measured beside the baseline.",
      "Exit code 0: measured; 1: the books do not balance, so the run is void; 2: it could not be"
          + " run."
    })
final class BenchCommand implements Callable<Integer> {
  private static final long MOST = 100_000_000;
  private static final long EVENTS = 10_000_000;
  private static final long CASES = 1_000_000;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this page")
  private boolean help;

  @Option(names = "--quick", description = "90 seconds instead of nine minutes")
  private boolean quick;

  @Option(names = "--growth", description = "measure a full store against an empty one")
  private boolean growth;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the report; by default docs/benchmarks/DATE-KIND.md")
  private @Nullable Path out;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "the baseline's files; else BENCH_BASELINE, else ../shared/bench")
  private @Nullable Path baseline;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "with --growth: how many events to fill in (10000000)")
  private @Nullable Long events;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "with --growth: how many cases to fill in (1000000)")
  private @Nullable Long cases;

  @Spec private @Nullable CommandSpec spec;

  private final Path home;
  private final Map<String, String> environment;

  BenchCommand(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuse(!growth && (events != null || cases != null), "--events and --cases need --growth.");
    refuse(growth && quick, "--growth has no --quick; give it fewer --events and --cases.");
    within("--events", events());
    within("--cases", cases());
    return growth ? growth() : load();
  }

  private void within(String name, long value) {
    refuse(value < 1 || value > MOST, name + " takes a number from 1 to " + MOST + ".");
  }

  private void refuse(boolean wrong, String sentence) {
    if (wrong && spec != null) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }

  private long events() {
    return events == null ? EVENTS : events;
  }

  private long cases() {
    return cases == null ? CASES : cases;
  }

  /** The folder of the baseline's files. */
  Path baseline() {
    Path given = baseline;
    String named = environment.getOrDefault("BENCH_BASELINE", "");
    return given != null
        ? given
        : named.isBlank() ? home.resolveSibling("shared/bench") : Path.of(named);
  }

  /** The command that does the same, without the places of files on this machine. */
  String command() {
    return "./helios bench"
        + (quick ? " --quick" : "")
        + (growth ? " --growth --events " + events() + " --cases " + cases() : "");
  }

  private int load() throws IOException, InterruptedException {
    String before = Machine.load();
    System.out.println("Measuring, " + (quick ? "about 90 seconds" : "about ten minutes") + ":");
    Findings findings = new LoadRun(home, baseline(), quick).run();
    LoadReport report = new LoadReport(findings, RunHead.of(home, command(), before));
    System.out.println();
    System.out.print(report.tables());
    Path file = file(quick ? "quick" : "full");
    Path plot =
        file.resolveSibling(file.getFileName().toString().replaceFirst("\\.md$", "") + ".svg");
    Files.writeString(plot, Plot.svg("Percentiles of the open loop", findings.latencies));
    Files.writeString(file, report.markdown(plot.getFileName().toString()));
    System.out.println("\nWritten to " + file + " and its plot beside it.");
    return findings.isVoid() ? 1 : 0;
  }

  private int growth() throws IOException, InterruptedException {
    System.out.println("Measuring growth, twenty minutes or more:");
    String before = Machine.load();
    GrowthRun.Outcome outcome = new GrowthRun(home, events(), cases()).run();
    String text = new GrowthReport(outcome, RunHead.of(home, command(), before)).markdown();
    Path file = file("growth");
    Files.writeString(file, text);
    System.out.println("\n" + text + "\nWritten to " + file + ".");
    return outcome.flaw() == null ? 0 : 1;
  }

  /** Where the document goes: as asked for, or by its day among the others. */
  private Path file(String kind) throws IOException {
    Path asked = out;
    LocalDate day = LocalDate.now(ZoneOffset.UTC);
    Path file =
        asked != null
            ? asked.toAbsolutePath()
            : home.resolve("docs/benchmarks/" + day + "-" + kind + ".md");
    Files.createDirectories(file.getParent());
    return file;
  }
}
