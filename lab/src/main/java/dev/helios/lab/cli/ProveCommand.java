// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import dev.helios.lab.fault.Proofs;
import dev.helios.lab.machine.Machine;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.ProofRun;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.report.ProofReport;
import dev.helios.lab.report.ProofTable;
import dev.helios.lab.report.RunHead;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Hurts a HELIOS of its own for each promise, and counts. */
@Command(
    name = "prove",
    description = {
      "Hurts a HELIOS of its own in every way it promises to survive, and counts.",
      "Exit code 0: every promise held and every negative control failed; 1: not so; 2: it could"
          + " not be run."
    })
final class ProveCommand implements Callable<Integer> {
  private static final long SEED = 20_261_122;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this page")
  private boolean help;

  @Option(names = "--list", description = "the proofs, and what each must fail with")
  private boolean list;

  @Option(names = "--only", paramLabel = "NAME", split = ",", description = "only these proofs")
  private List<String> only = new ArrayList<>();

  @Option(names = "--quick", description = "the short form of each")
  private boolean quick;

  @Option(names = "--seed", paramLabel = "N", description = "of the random moments (20261122)")
  private long seed = SEED;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the report; a run of everything is always written to docs/proofs/DATE.md")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  private final Path home;

  ProveCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<Proof> proofs = chosen();
    return list ? list(proofs) : run(proofs);
  }

  private static int list(List<Proof> proofs) {
    for (Proof proof : proofs) {
      System.out.printf("%-15s %s%n", proof.name(), proof.shows());
      System.out.printf("%-15s   must fail with: %s%n", "", proof.wrong());
    }
    return 0;
  }

  private int run(List<Proof> proofs) throws InterruptedException, IOException {
    double crowding = crowding();
    System.out.printf(
        "%d cores, load %.1f before the first proof: times are judged %.1f times as mildly%n%n",
        cores(), load(), crowding);
    Scale scale = new Scale(quick ? Scale.Size.QUICK : Scale.Size.FULL, true, crowding);
    ProofRun run = new ProofRun(home);
    List<ProofRun.Outcome> outcomes = new ArrayList<>();
    LocalDate date = LocalDate.now(ZoneOffset.UTC);
    String before = Machine.load();
    Path file = file(date);
    System.out.print(ProofTable.head());
    for (Proof proof : proofs) {
      ProofRun.Outcome outcome = run.run(proof, scale);
      outcomes.add(outcome);
      System.out.print(ProofTable.line(outcome));
      write(file, new ProofReport(date, RunHead.of(home, command(), before), scale, outcomes));
    }
    System.out.println("\n" + ProofTable.totals(outcomes));
    if (file != null) {
      System.out.println("written to " + file);
    }
    return outcomes.stream().allMatch(ProofRun.Outcome::isGood) ? 0 : 1;
  }

  /** The command that does the same again. */
  String command() {
    return "./helios prove"
        + (quick ? " --quick" : "")
        + (only.isEmpty() ? "" : " --only " + String.join(",", only))
        + " --seed "
        + seed;
  }

  /** Where the run is written down; a run of everything always is. */
  private @Nullable Path file(LocalDate date) {
    Path asked = out;
    if (asked != null) {
      return asked.toAbsolutePath();
    }
    return only.isEmpty() && !quick ? home.resolve("docs/proofs").resolve(date + ".md") : null;
  }

  /** After each proof again, so that a run that is cut off has left what it had. */
  private static void write(@Nullable Path file, ProofReport report) throws IOException {
    if (file != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, report.markdown());
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

  private List<Proof> chosen() {
    List<Proof> all = Proofs.all(seed);
    for (String name : only) {
      if (spec != null && all.stream().noneMatch(proof -> proof.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(), "There is no proof '" + name + "'; --list lists them.");
      }
    }
    return all.stream().filter(proof -> only.isEmpty() || only.contains(proof.name())).toList();
  }
}
