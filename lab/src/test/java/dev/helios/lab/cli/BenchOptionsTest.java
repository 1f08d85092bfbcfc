// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
  private static final Path HOME = Path.of("/checkout/helios");

  private static BenchOptions parse(String words) throws BenchOptions.Wrong {
    List<String> list = words.isEmpty() ? List.of() : List.of(words.split(" "));
    return BenchOptions.parse(HOME, list, Map.of());
  }

  @Test
  void parse_nothing_isTheFullRunWithTheBaselineBesideTheCheckout() throws Exception {
    assertThat(parse(""))
        .isEqualTo(
            new BenchOptions(
                HOME,
                false,
                null,
                Path.of("/checkout/shared/bench"),
                false,
                10_000_000,
                1_000_000));
  }

  @Test
  void parse_everything_isTaken() throws Exception {
    assertThat(parse("--quick --out x.md --baseline b"))
        .isEqualTo(
            new BenchOptions(
                HOME, true, Path.of("x.md"), Path.of("b"), false, 10_000_000, 1_000_000));
    assertThat(parse("--growth --events 5000 --cases 70").command())
        .isEqualTo("./helios bench --growth --events 5000 --cases 70");
  }

  @Test
  void parse_baselineInTheEnvironment_isTakenUnlessNamed() throws Exception {
    Map<String, String> env = Map.of("BENCH_BASELINE", "e");

    assertThat(BenchOptions.parse(HOME, List.of(), env).baseline()).isEqualTo(Path.of("e"));
    assertThat(BenchOptions.parse(HOME, List.of("--baseline", "b"), env).baseline())
        .isEqualTo(Path.of("b"));
  }

  @Test
  void command_withPlacesOnThisMachine_leavesThemOut() throws Exception {
    assertThat(parse("--quick --out /tmp/x.md --baseline /tmp/b").command())
        .isEqualTo("./helios bench --quick");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--out",
        "--fast",
        "--growth --events",
        "--growth --events 0",
        "--growth --events 1e6",
        "--growth --cases 200000000",
        "--growth --quick",
        "--events 5"
      })
  void parse_halfOrUnknownOrTogether_isRefused(String words) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOf(BenchOptions.Wrong.class)
        .hasMessageContaining("--");
  }
}
