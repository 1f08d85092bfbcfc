// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import dev.helios.lab.fault.Proofs;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.ProofRun;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.report.ProofReport;
import dev.helios.lab.report.ProofTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./helios prove [--list] [--only NAME,...] [--quick] [--seed N]}. Exit code 0: every
 * promise held and every negative control was red; 1: not so; 2: the words mean nothing.
 */
public final class ProveCommand {
  private ProveCommand() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    try {
      System.exit(run(ProveOptions.parse(List.of(args))));
    } catch (ProveOptions.Wrong e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static int run(ProveOptions options)
      throws ProveOptions.Wrong, InterruptedException, IOException {
    List<Proof> proofs = chosen(options);
    if (options.list()) {
      proofs.forEach(
          proof -> {
            System.out.printf("%-15s %s%n", proof.name(), proof.shows());
            System.out.printf("%-15s   must fail with: %s%n", "", proof.wrong());
          });
      return 0;
    }
    Path home = Path.of(System.getProperty("helios.home", ".")).toAbsolutePath();
    ProofRun run = new ProofRun(home);
    double crowding = crowding();
    System.out.printf(
        "%d cores, load %.1f before the first proof: times are judged %.1f times as mildly%n%n",
        cores(), load(), crowding);
    Scale.Size size = options.quick() ? Scale.Size.QUICK : Scale.Size.FULL;
    Scale scale = new Scale(size, true, crowding);
    List<ProofRun.Outcome> outcomes = new ArrayList<>();
    LocalDate date = LocalDate.now(ZoneOffset.UTC);
    String commit = commit(home);
    Optional<Path> file = file(home, options, date);
    System.out.print(ProofTable.head());
    for (Proof proof : proofs) {
      ProofRun.Outcome outcome = run.run(proof, scale);
      outcomes.add(outcome);
      System.out.print(ProofTable.line(outcome));
      write(file, new ProofReport(date, commit, options.command(), scale, outcomes));
    }
    System.out.println("\n" + ProofTable.totals(outcomes));
    file.ifPresent(written -> System.out.println("written to " + written));
    return outcomes.stream().allMatch(ProofRun.Outcome::isGood) ? 0 : 1;
  }

  /** Where the run is written down; a run of everything always is. */
  private static Optional<Path> file(Path home, ProveOptions options, LocalDate date) {
    boolean whole = options.only().isEmpty() && !options.quick();
    Path byDefault = home.resolve("docs/proofs").resolve(date + ".md");
    return whole || options.out().isPresent()
        ? Optional.of(options.out().orElse(byDefault).toAbsolutePath())
        : Optional.empty();
  }

  /** After each proof again, so that a run that is cut off has left what it had. */
  private static void write(Optional<Path> file, ProofReport report) throws IOException {
    if (file.isPresent()) {
      Files.createDirectories(file.get().getParent());
      Files.writeString(file.get(), report.markdown());
    }
  }

  /** The commit of the checkout, where git knows it. */
  private static String commit(Path home) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "-C", home.toString(), "describe", "--always", "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0) {
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      }
      git.destroy();
      return "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** How many tasks of others want each core. */
  private static double crowding() {
    return Math.max(1, load() / cores());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static List<Proof> chosen(ProveOptions options) throws ProveOptions.Wrong {
    List<Proof> all = Proofs.all(options.seed());
    for (String name : options.only()) {
      if (all.stream().noneMatch(proof -> proof.name().equals(name))) {
        throw new ProveOptions.Wrong(
            "There is no proof '" + name + "'; './helios prove --list' lists them.");
      }
    }
    return all.stream()
        .filter(proof -> options.only().isEmpty() || options.only().contains(proof.name()))
        .toList();
  }
}
