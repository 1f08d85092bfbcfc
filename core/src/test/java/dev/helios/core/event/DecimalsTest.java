// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0.0", "1e40", "1E-40", "12.50", "1111111111222222222233333333334444444444"})
  void read_withinTheBounds_isExact(String number) {
    assertThat(Decimals.read(number)).isEqualTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e41",
        "1e-41",
        "1e999999999",
        "1e2147483647",
        "1e2147483648",
        "1e-2147483647",
        "1e-2147483648",
        "-1e9999999999",
        "0e9999999999",
        "1.5e-99999999999999999999999999",
        "11111111112222222222333333333344444444445",
        "",
        "-",
        "NaN"
      })
  void read_beyondThemOrNoNumber_isNone(String number) {
    assertThat(Decimals.read(number)).isNull();
  }
}
