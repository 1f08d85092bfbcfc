// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String line) {
    return Main.commandLine(new PrintStream(out, true, UTF_8), Clock.systemUTC())
        .setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulate --rate 20001",
        "simulate --rate fast",
        "simulate --rate NaN",
        "simulate --rate",
        "simulate --rate 1 --rate 2",
        "simulate --error-rate 1.5",
        "simulate --scenario chaos",
        "simulate --faults all",
        "simulate --scenario orders --faults all=2",
        "simulate --scenario orders --faults missing=0.6,late=0.6",
        "simulate --scenario orders --stall moon:1:2",
        "simulate --scenario orders --stall gcp:1",
        "simulate --scenario orders --stall gcp/moon:1:2",
        "simulate --scenario orders --window 3s",
        "simulate --url ftp://x",
        "simulate --run xyz",
        "simulate --loud",
        "simulate loud",
        "check",
        "check --ledger x --wait -1",
        "dance"
      })
  void run_wrongFlags_saysWhatIsWrongAndExitsWithTwo(String line) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).hasSize(2).last().asString().contains("--help");
    assertThat(out.size()).isZero();
  }

  @Test
  void run_help_listsTheFlags() {
    assertThat(run("simulate --help")).isZero();
    assertThat(out.toString(UTF_8)).contains("--error-rate", "--ledger", "double_charge");
  }

  @Test
  void run_checkWithoutALedgerFile_cannotCheck(@TempDir Path folder) {
    assertThat(run("check --ledger " + folder.resolve("none"))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("NOT CHECKED");
  }

  @Test
  void run_existingLedger_isNotOverwritten(@TempDir Path folder) throws Exception {
    Path ledger = Files.writeString(folder.resolve("l"), "precious");
    assertThat(run("simulate --duration 1 --ledger " + ledger)).isEqualTo(2);
    assertThat(ledger).hasContent("precious");
  }
}
