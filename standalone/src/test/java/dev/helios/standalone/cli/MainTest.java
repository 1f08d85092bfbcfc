// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    return Main.commandLine(Path.of("/nowhere"), Map.of())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "demo --speed 9|'--speed'",
        "up --rate 5|'--rate'",
        "demo --rate 0|expected a number from 1 to 1000, found '0'",
        "up --port 65536|expected a number from 1 to 65535",
        "up --port|--port",
        "dance|'dance'",
        "stop now|'now'"
      })
  void execute_wrongWords_saysWhatIsWrongAndEndsWithTwo(String line, String sentence) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).contains("--help' lists what there is.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void execute_help_listsEveryCommand() {
    assertThat(run("help")).isZero();
    assertThat(out.toString())
        .contains("demo", "up", "stop", "doctor", "serve", "simulate", "check", "test")
        .contains("whatif", "verify", "backfill", "publish", "bench", "prove", "completion")
        .doesNotContain("prepare");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "up", "stop", "doctor", "whatif", "verify", "backfill"})
  void execute_helpOfACommand_showsItsOptions(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: ./helios " + command, "--");
  }

  @Test
  void execute_completion_knowsCommandsAndOptions() {
    assertThat(run("completion")).isZero();
    assertThat(out.toString()).contains("complete -F", "backfill", "--dashboard-port");
  }
}
