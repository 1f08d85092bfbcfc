// SPDX-License-Identifier: MIT
package dev.helios.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  @Test
  void pause_moreFailures_doublesUpToTheLimit() {
    assertThat(BACKOFF.pause(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(BACKOFF.pause(2)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BACKOFF.pause(6)).isEqualTo(Duration.ofSeconds(16));
    assertThat(BACKOFF.pause(7)).isEqualTo(Duration.ofSeconds(30));
    assertThat(BACKOFF.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void pause_byChance_isSpreadOverTheUpperHalf() {
    Random chance = new Random(7);
    Set<Duration> spread = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      Duration pause = BACKOFF.pause(5, chance);
      assertThat(pause).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
      spread.add(pause);
    }
    assertThat(spread).hasSizeGreaterThan(500);
  }

  @Test
  void pause_oneMillisecondByChance_isThatOrNothing() {
    Backoff shortest = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

    assertThat(shortest.pause(3, new Random(1))).isLessThanOrEqualTo(Duration.ofMillis(1));
  }

  @Test
  void pause_beforeAnyFailure_isRefused() {
    assertThatThrownBy(() -> BACKOFF.pause(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void new_longestBelowFirst_isRefused() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
