// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static Verdicts.Wait matched() {
    return new Verdicts.Wait("B-", "matched", order -> order < 100 ? 1_000 : Long.MAX_VALUE);
  }

  private static void tell(Verdicts.Wait wait, String text) {
    byte[] frame = text.getBytes(UTF_8);
    new Verdicts(wait, matched()).take(frame, frame.length, 3_000_000);
  }

  @Test
  void take_statusWaitedFor_isTimedOnceForEachOrder() {
    Verdicts.Wait wait = matched();

    tell(
        wait,
        "[{\"key\":\"B-1\",\"status\":\"pending\"},{\"key\":\"B-2\",\"status\":\"matched\"},{\"key\":\"B-3\",\"status\":\"matched\"}]");
    tell(wait, "[{\"key\":\"B-2\",\"status\":\"matched\"}]");

    assertThat(wait.told()).isEqualTo(2);
    assertThat(wait.micros().getMaxValue()).isBetween(2_990L, 3_010L);
  }

  @Test
  void take_orderOfAnotherPhase_isLeftOut() {
    Verdicts.Wait wait = matched();

    tell(
        wait,
        "[{\"key\":\"B-100\",\"status\":\"matched\"},{\"key\":\"C-1\",\"status\":\"matched\"}]");

    assertThat(wait.told()).isZero();
  }
}
