// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrkTest {

  @Test
  void read_outputOfTheScript_isTheResult() throws Exception {
    Generator.Shots shots =
        Wrk.read(
            """
            Running 5s test @ http://127.0.0.1:1
            RESULT requests=1200 failed=3 micros=5000000 p50=900 p90=2000 p99=4000 p999=5000 max=6000
            """);

    assertThat(shots)
        .isEqualTo(
            new Generator.Shots(
                1_200, 3, Duration.ofSeconds(5), new Percentiles(900, 2_000, 4_000, 5_000, 6_000)));
  }

  @Test
  void read_otherOutput_isAnIOException() {
    assertThatThrownBy(() -> Wrk.read("unable to connect")).isInstanceOf(IOException.class);
  }
}
