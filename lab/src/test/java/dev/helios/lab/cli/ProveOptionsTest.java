// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProveOptionsTest {
  @Test
  void parse_everyWord_isUnderstood() throws Exception {
    ProveOptions options =
        ProveOptions.parse(
            List.of("--quick", "--only", "race,drain", "--seed", "7", "--out", "x.md"));
    assertThat(options.quick()).isTrue();
    assertThat(options.command()).isEqualTo("./helios prove --quick --only race,drain --seed 7");
    assertThat(options.only()).containsExactly("race", "drain");
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.out()).contains(Path.of("x.md"));
    assertThat(ProveOptions.parse(List.of("--list")).list()).isTrue();
  }

  @Test
  void parse_whatMeansNothing_isSaid() {
    assertThatThrownBy(() -> ProveOptions.parse(List.of("--fast"))).hasMessageContaining("--fast");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("--only"))).hasMessageContaining("--only");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("--seed", "x")))
        .hasMessageContaining("--seed");
  }
}
