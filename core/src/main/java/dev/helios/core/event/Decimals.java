// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** JSON's numbers as exact decimals, within bounds that keep arithmetic on them cheap. */
public final class Decimals {
  /** Longest number that is understood, in characters. */
  public static final int MAX_LENGTH = 40;

  private static final int MAX_SCALE = 40;

  private Decimals() {}

  /**
   * The exact value of a number as it is written; null where it is longer than {@value #MAX_LENGTH}
   * characters, its exponent goes beyond {@value #MAX_SCALE} either way, or it is no number. Never
   * throws: a valid JSON number may have an exponent that no BigDecimal holds.
   */
  public static @Nullable BigDecimal read(String number) {
    if (number.length() > MAX_LENGTH) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(number);
      return Math.abs((long) value.scale()) <= MAX_SCALE ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
