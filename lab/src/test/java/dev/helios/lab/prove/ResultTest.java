// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Figures FIGURES = new Figures("killed", 1, 1, 1, 0, 0, 0, 0, "");

  @Test
  void of_nothingNoted_isKept() {
    assertThat(Result.of(FIGURES, new Breaches(Scale.CONTROL))).isEqualTo(new Result.Kept(FIGURES));
  }

  @Test
  void of_aBrokenPromise_isBroken() {
    Breaches breaches = new Breaches(Scale.CONTROL);
    breaches.fault(true, "nothing was killed");
    breaches.unless(false, "an event was lost");

    assertThat(Result.of(FIGURES, breaches))
        .isEqualTo(new Result.Broken(FIGURES, List.of("an event was lost")));
  }

  @Test
  void of_aFaultThatDidNotHappen_isNeitherKeptNorARedControl() {
    Breaches breaches = new Breaches(Scale.CONTROL);
    breaches.fault(false, "nothing was killed");
    breaches.unless(false, "an event was lost");

    assertThat(Result.of(FIGURES, breaches))
        .isEqualTo(
            new Result.NoFault(FIGURES, List.of("the fault did not happen: nothing was killed")));
  }
}
