// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingTest {
  private static Answered answer(String key, String word) {
    return new Answered(key, "a", word, word.equals("200") ? "accepted" : "-", 1, 1, false);
  }

  @Test
  void mostAttempts_countsUpToTheFirstAcknowledgement() {
    Ledger ledger =
        new Ledger(
            List.of(
                answer("aws/1", "200"),
                answer("aws/1", "200"),
                answer("aws/1", "200"),
                answer("aws/2", Answered.REFUSED),
                answer("aws/2", "503"),
                answer("aws/2", "200")));
    assertThat(Rolling.mostAttempts(ledger)).isEqualTo(3);
  }
}
