// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @Test
  void holds_everyPlane_isTrue() {
    assertThat(Utf8.holds(Bytes.EMPTY)).isTrue();
    assertThat(Utf8.holds(Bytes.utf8("plain"))).isTrue();
    assertThat(Utf8.holds(Bytes.utf8("é€\uD83D\uDE00".repeat(5_000)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080",
        "\u00FF",
        "\u00C3",
        "\u00C0\u0080",
        "\u00E0\u0080\u00AF",
        "\u00ED\u00A0\u0080",
        "\u00F4\u0090\u0080\u0080"
      })
  void holds_badBytesAnywhere_isFalse(String latin) {
    byte[] bad = latin.getBytes(StandardCharsets.ISO_8859_1);
    // Far enough in that the decoder has to empty its buffer first.
    byte[] good = "é".repeat(3_000).getBytes(StandardCharsets.UTF_8);
    byte[] late = Arrays.copyOf(good, good.length + bad.length);
    System.arraycopy(bad, 0, late, good.length, bad.length);

    assertThat(Utf8.holds(Bytes.of(bad))).isFalse();
    assertThat(Utf8.holds(Bytes.of(late))).isFalse();
  }

  @Test
  void encode_halfASurrogate_isNothing() {
    assertThat(Utf8.encode("a€\uD83D\uDE00")).isEqualTo(Bytes.utf8("a€\uD83D\uDE00"));
    assertThat(Utf8.encode("\uD83D")).isNull();
    assertThat(Utf8.encode("\uDE00\uD83D")).isNull();
  }
}
