// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  private static final Path HOME = Path.of("/checkout/helios");

  private static BenchCommand bench(Map<String, String> environment, String... words) {
    return CommandLine.populateCommand(new BenchCommand(HOME, environment), words);
  }

  private static ProveCommand prove(String... words) {
    return CommandLine.populateCommand(new ProveCommand(HOME), words);
  }

  @Test
  void bench_baseline_isTheOptionThenTheEnvironmentThenBesideTheCheckout() {
    Map<String, String> environment = Map.of("BENCH_BASELINE", "e");

    assertThat(bench(environment, "--baseline", "b").baseline()).isEqualTo(Path.of("b"));
    assertThat(bench(environment).baseline()).isEqualTo(Path.of("e"));
    assertThat(bench(Map.of()).baseline()).isEqualTo(Path.of("/checkout/shared/bench"));
  }

  @Test
  void command_leavesPlacesOnThisMachineOut() {
    assertThat(bench(Map.of(), "--quick", "--out", "/tmp/x.md", "--baseline", "/tmp/b").command())
        .isEqualTo("./helios bench --quick");
    assertThat(bench(Map.of(), "--growth", "--events", "5000", "--cases", "70").command())
        .isEqualTo("./helios bench --growth --events 5000 --cases 70");
    assertThat(prove("--quick", "--only", "race,drain", "--seed", "7", "--out", "x.md").command())
        .isEqualTo("./helios prove --quick --only race,drain --seed 7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench --out",
        "bench --fast",
        "bench --growth --events",
        "bench --growth --events 0",
        "bench --growth --events 1e6",
        "bench --growth --cases 200000000",
        "bench --growth --quick",
        "bench --events 5",
        "prove --fast",
        "prove --only",
        "prove --only no-such-proof",
        "prove --seed x",
        "other"
      })
  void execute_halfOrUnknownOrTogether_isRefusedInASentenceThatNamesTheHelp(String words) {
    StringWriter said = new StringWriter();
    CommandLine line = Commands.commandLine(HOME, Map.of());
    line.setErr(new PrintWriter(said, true));

    assertThat(line.execute(words.split(" "))).isEqualTo(2);
    assertThat(said.toString()).contains("--help' lists what there is.");
  }

  @Test
  void execute_help_showsEachOptionAndEndsWell() {
    StringWriter said = new StringWriter();
    CommandLine line = Commands.commandLine(HOME, Map.of());
    line.setOut(new PrintWriter(said, true));

    assertThat(line.execute("prove", "--help")).isZero();
    assertThat(said.toString()).contains("./helios prove", "--list", "--only", "--seed", "--out");
  }
}
