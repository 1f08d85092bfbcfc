// SPDX-License-Identifier: MIT
package dev.helios.benchmarks;

import dev.helios.benchmarks.load.LoadRun;
import dev.helios.benchmarks.load.Options;
import dev.helios.benchmarks.load.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./helios bench [--quick] [--url U] [--out FILE]}: the whole-system load run against a
 * HELIOS that is running on this machine. Exit code 0: measured; 1: the run is void; 2: it could
 * not be run.
 */
public final class Bench {
  private Bench() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> words) throws InterruptedException {
    try {
      Options options = Options.parse(words);
      System.out.printf(
          "Measuring %s, %s ...%n%n",
          options.url(), options.quick() ? "under a minute" : "under four minutes");
      Report report = new LoadRun(options).run();
      System.out.print(report.table());
      Path out = options.out();
      if (out != null) {
        Files.writeString(out, report.markdown(commit()));
      }
      return report.isVoid() ? 1 : 0;
    } catch (Options.Wrong e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IOException | IllegalStateException e) {
      System.err.println("The run could not be finished: " + e.getMessage());
      return 2;
    }
  }

  /** The commit of the checkout that this runs from, where git knows it. */
  private static String commit() throws InterruptedException {
    String home = System.getProperty("helios.home", ".");
    try {
      Process git =
          new ProcessBuilder("git", "-C", home, "describe", "--always", "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0) {
        return new String(git.getInputStream().readAllBytes()).strip();
      }
      git.destroy();
      return "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
