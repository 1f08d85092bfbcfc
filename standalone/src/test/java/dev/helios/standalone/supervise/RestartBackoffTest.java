// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
  @Test
  void next_diesAgainAndAgain_growsUpToThirtySeconds() {
    RestartBackoff backoff = new RestartBackoff();
    Duration before = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      Duration wait = backoff.next(Duration.ZERO);
      assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(RestartBackoff.LONGEST);
      before = wait;
    }
    assertThat(before).isEqualTo(RestartBackoff.LONGEST);
  }

  @Test
  void next_workedForLong_beginsAgain() {
    RestartBackoff backoff = new RestartBackoff();
    backoff.next(Duration.ZERO);
    backoff.next(Duration.ZERO);
    assertThat(backoff.next(RestartBackoff.STEADY)).isEqualTo(RestartBackoff.FIRST);
  }
}
