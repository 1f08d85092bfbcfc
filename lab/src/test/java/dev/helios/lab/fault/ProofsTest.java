// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.lab.prove.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {
  private static final List<Proof> ALL = Proofs.all(1);

  @Test
  void names_areShortAndStandForOneProof() {
    assertThat(ALL)
        .extracting(Proof::name)
        .doesNotHaveDuplicates()
        .allMatch(n -> n.matches("[a-z-]{4,15}"));
  }

  @Test
  void everyProof_hasAControl() {
    assertThat(ALL).allSatisfy(proof -> assertThat(proof.wrong()).isNotBlank());
  }

  @Test
  void theGuide_namesEveryProof() throws IOException {
    String guide = Files.readString(Path.of("../docs/guides/PROOFS.md"));
    assertThat(ALL).allSatisfy(proof -> assertThat(guide).contains("`" + proof.name() + "`"));
  }
}
