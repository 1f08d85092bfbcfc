// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import dev.helios.lab.growth.GrowthRun;
import dev.helios.lab.machine.Machine;
import dev.helios.lab.measure.Findings;
import dev.helios.lab.measure.LoadRun;
import dev.helios.lab.report.GrowthReport;
import dev.helios.lab.report.LoadReport;
import dev.helios.lab.report.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code ./helios bench}: measures on systems of its own, which it starts, stops and deletes. Exit
 * code 0: measured; 1: the run is void; 2: it could not be run.
 */
public final class BenchCommand {
  private BenchCommand() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> words) throws InterruptedException {
    // Rooms of HELIOS that are used here tell of their start; this is no server.
    Logger.getLogger("").setLevel(Level.WARNING);
    try {
      Path home = Path.of(System.getProperty("helios.home", "."));
      BenchOptions options = BenchOptions.parse(home, words, System.getenv());
      return options.growth() ? growth(options) : load(options);
    } catch (BenchOptions.Wrong e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IOException | IllegalStateException e) {
      System.err.println("The run could not be finished: " + e.getMessage());
      return 2;
    }
  }

  private static int load(BenchOptions options) throws IOException, InterruptedException {
    String before = Machine.load();
    System.out.println(
        "Measuring, " + (options.quick() ? "about 90 seconds" : "about ten minutes") + ":");
    Findings findings = new LoadRun(options).run();
    LoadReport report =
        new LoadReport(
            findings,
            options.command(),
            Machine.commit(options.home()),
            Machine.here(),
            before + " before, " + Machine.load() + " after");
    System.out.println();
    System.out.print(report.tables());
    Path file = file(options, options.quick() ? "quick" : "full");
    Path plot =
        file.resolveSibling(file.getFileName().toString().replaceFirst("\\.md$", "") + ".svg");
    Files.writeString(plot, Plot.svg("Percentiles of the open loop", findings.latencies));
    Files.writeString(file, report.markdown(plot.getFileName().toString()));
    System.out.println("\nWritten to " + file + " and its plot beside it.");
    return findings.isVoid() ? 1 : 0;
  }

  private static int growth(BenchOptions options) throws IOException, InterruptedException {
    System.out.println("Measuring growth, twenty minutes or more:");
    String before = Machine.load();
    GrowthRun.Outcome outcome = new GrowthRun(options).run();
    String text =
        new GrowthReport(
                outcome,
                options.command(),
                Machine.commit(options.home()),
                Machine.here(),
                before + " before, " + Machine.load() + " after")
            .markdown();
    Path file = file(options, "growth");
    Files.writeString(file, text);
    System.out.println("\n" + text + "\nWritten to " + file + ".");
    return outcome.flaw() == null ? 0 : 1;
  }

  /** Where the document goes: as asked for, or by its day among the others. */
  private static Path file(BenchOptions options, String kind) throws IOException {
    Path asked = options.out();
    LocalDate day = LocalDate.now(ZoneOffset.UTC);
    Path file =
        asked != null
            ? asked.toAbsolutePath()
            : options.home().resolve("docs/benchmarks/" + day + "-" + kind + ".md");
    Files.createDirectories(file.getParent());
    return file;
  }
}
