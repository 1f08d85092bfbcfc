// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTimesTest {

  private static VerdictTimes.Wait matched() {
    return new VerdictTimes.Wait("B-", "matched", order -> order < 100 ? 1_000 : Long.MAX_VALUE);
  }

  private static void tell(VerdictTimes.Wait wait, String text) {
    byte[] frame = text.getBytes(UTF_8);
    new VerdictTimes(wait, matched()).take(frame, frame.length, 3_000_000);
  }

  @Test
  void take_statusWaitedFor_isTimedOnceForEachOrder() {
    VerdictTimes.Wait wait = matched();

    tell(
        wait,
        "[{\"key\":\"B-1\",\"status\":\"pending\"},{\"key\":\"B-2\",\"status\":\"matched\"},{\"key\":\"B-3\",\"status\":\"matched\"}]");
    tell(wait, "[{\"key\":\"B-2\",\"status\":\"matched\"}]");

    assertThat(wait.told()).isEqualTo(2);
    assertThat(wait.micros().getMaxValue()).isBetween(2_990L, 3_010L);
  }

  @Test
  void take_orderOfAnotherPhase_isLeftOut() {
    VerdictTimes.Wait wait = matched();

    tell(
        wait,
        "[{\"key\":\"B-100\",\"status\":\"matched\"},{\"key\":\"C-1\",\"status\":\"matched\"}]");

    assertThat(wait.told()).isZero();
  }
}
