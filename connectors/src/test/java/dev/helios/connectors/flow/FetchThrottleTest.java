// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.flow.FetchThrottle.Permit;
import dev.helios.core.retry.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FetchThrottleTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final FetchThrottle throttle = new FetchThrottle(new Backoff(FIRST, LONGEST));

  @Test
  void acquire_noRejection_isFreeForAll() {
    throttle.accepted(permit());

    assertThat(throttle.acquire()).contains(Permit.FREE);
    assertThat(throttle.acquire()).contains(Permit.FREE);
  }

  @Test
  void rejected_severalPermittedBefore_isOnePause() {
    Permit first = permit();
    Permit second = permit();

    assertThat(throttle.rejected(first)).contains(FIRST);
    assertThat(throttle.rejected(second)).isEmpty();
    assertThat(throttle.acquire()).isEmpty();
    throttle.accepted(Permit.FREE);
    assertThat(throttle.acquire()).as("an older success does not end the pause").isEmpty();
  }

  @Test
  void pauseEnded_oneTrialAtATime() {
    throttle.rejected(permit());
    throttle.pauseEnded();

    assertThat(throttle.acquire()).contains(Permit.TRIAL);
    assertThat(throttle.acquire()).isEmpty();
    throttle.unused(Permit.TRIAL);
    assertThat(throttle.acquire()).contains(Permit.TRIAL);
  }

  @Test
  void rejected_trials_pausesDoubleToTheLongest() {
    assertThat(throttle.rejected(permit())).contains(FIRST);
    for (int seconds : new int[] {2, 4, 5, 5}) {
      throttle.pauseEnded();
      assertThat(throttle.rejected(permit())).contains(Duration.ofSeconds(seconds));
      assertThat(throttle.pause()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void rejected_ofAnOlderPermitDuringTheTrial_doesNotEndTheTrial() {
    Permit older = permit();
    throttle.rejected(permit());
    throttle.pauseEnded();
    Permit trial = permit();

    assertThat(throttle.rejected(older)).isEmpty();
    throttle.accepted(trial);

    assertThat(throttle.acquire()).contains(Permit.FREE);
  }

  @Test
  void accepted_trial_closesAndTheNextPauseIsTheFirst() {
    throttle.rejected(permit());
    throttle.pauseEnded();
    throttle.rejected(permit());
    throttle.pauseEnded();
    throttle.accepted(permit());

    assertThat(throttle.acquire()).contains(Permit.FREE);
    assertThat(throttle.pause()).isEqualTo(FIRST);
    assertThat(throttle.rejected(Permit.FREE)).contains(FIRST);
  }

  @Test
  void pauseEnded_withoutAPause_changesNothing() {
    throttle.pauseEnded();

    assertThat(throttle.acquire()).contains(Permit.FREE);
  }

  private Permit permit() {
    return throttle.acquire().orElseThrow();
  }
}
