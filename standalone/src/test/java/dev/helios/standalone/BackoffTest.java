// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void next_diesAgainAndAgain_growsUpToThirtySeconds() {
    Backoff backoff = new Backoff();
    Duration before = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      Duration wait = backoff.next(Duration.ZERO);
      assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Backoff.LONGEST);
      before = wait;
    }
    assertThat(before).isEqualTo(Backoff.LONGEST);
  }

  @Test
  void next_workedForLong_beginsAgain() {
    Backoff backoff = new Backoff();
    backoff.next(Duration.ZERO);
    backoff.next(Duration.ZERO);
    assertThat(backoff.next(Backoff.STEADY)).isEqualTo(Backoff.FIRST);
  }
}
