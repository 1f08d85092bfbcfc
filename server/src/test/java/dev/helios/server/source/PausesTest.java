// SPDX-License-Identifier: MIT
package dev.helios.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PausesTest {
  private final Pauses pauses = new Pauses(new Random(7));

  @Test
  void after_moreFailures_growsToTheLimit() {
    for (int failures = 1; failures < 100; failures++) {
      long most =
          failures > 7 ? Pauses.LONGEST.toMillis() : Pauses.FIRST.toMillis() << (failures - 1);

      assertThat(pauses.after(failures))
          .isBetween(
              Duration.ofMillis(Math.min(most, Pauses.LONGEST.toMillis()) / 2),
              Duration.ofMillis(Math.min(most, Pauses.LONGEST.toMillis())));
    }
  }

  @Test
  void after_theSameFailure_isSpreadByChance() {
    Set<Duration> spread = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      spread.add(pauses.after(5));
    }
    assertThat(spread).hasSizeGreaterThan(30);
  }
}
