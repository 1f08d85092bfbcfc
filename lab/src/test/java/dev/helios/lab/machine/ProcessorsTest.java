// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessorsTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void used_childOfItsOwnPart_countsThereAndNotForTheGenerator() throws Exception {
    // It burns processor time until it is told to stop: there is nothing to wait for.
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      Processors processors = new Processors().add("a ", Map.of("child", busy.pid()));
      long child;
      do {
        child = processors.used().getOrDefault("a child", 0L);
      } while (child < 50);

      assertThat(processors.used()).containsKeys("a child", Processors.GENERATOR);
    } finally {
      busy.destroyForcibly().waitFor();
    }
  }

  @Test
  void between_twoMoments_isTheDifference() {
    assertThat(Processors.between(Map.of("a", 10L), Map.of("a", 25L, "b", 5L)))
        .isEqualTo(Map.of("a", 15L, "b", 5L));
  }
}
