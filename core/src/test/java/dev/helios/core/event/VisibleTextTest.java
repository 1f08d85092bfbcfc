// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  private static final Pattern WHITE = Pattern.compile("\\p{IsWhite_Space}");

  @Test
  void isBlank_whiteSpaceAndFormatCharacters_all() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = Character.toString(c);
      if (WHITE.matcher(text).matches() || Character.getType(c) == Character.FORMAT) {
        assertThat(VisibleText.isBlank(text)).as("U+%04X", c).isTrue();
      } else if (Character.isLetterOrDigit(c) && c != 0x115F && c != 0x1160 && c != 0x3164) {
        assertThat(VisibleText.isBlank(text)).as("U+%04X", c).isEqualTo(c == 0xFFA0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u034F", "\uFE0F", "\u2800", "\uDB40\uDD00", "\u180B", "\u2065 \u200D"})
  void isBlank_charactersWithoutAShape_are(String text) {
    assertThat(VisibleText.isBlank(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", " a", "\u200Bb\u200B", "-", "\u0301", "\uD83D\uDE00", "\uFFFD"})
  void isBlank_anythingToSee_isNot(String text) {
    assertThat(VisibleText.isBlank(text)).isFalse();
  }
}
