// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What stands at a field, as its exact text. An absent field has no value.
 *
 * @param text the text of a number or string; the word of a boolean; empty for everything else
 */
public record FieldValue(Kind kind, String text) {

  /** Longest text that is compared. */
  public static final int MAX_TEXT = 256;

  /** Longest number that is compared, and the largest scale either way. */
  public static final int MAX_NUMBER = 40;

  /** What a value is. */
  public enum Kind {
    NUMBER,
    TEXT,
    BOOLEAN,
    NULL,
    /** An object or an array. */
    STRUCTURE,
    /** A number or a text beyond the limits. */
    OUT_OF_RANGE
  }

  /** A number as written, or out of range. */
  public static FieldValue ofNumber(String text) {
    if (text.length() > MAX_NUMBER) {
      return new FieldValue(Kind.OUT_OF_RANGE, "");
    }
    boolean bounded = Math.abs((long) new BigDecimal(text).scale()) <= MAX_NUMBER;
    return bounded ? new FieldValue(Kind.NUMBER, text) : new FieldValue(Kind.OUT_OF_RANGE, "");
  }

  public static FieldValue ofText(String text) {
    return text.length() > MAX_TEXT
        ? new FieldValue(Kind.OUT_OF_RANGE, "")
        : new FieldValue(Kind.TEXT, text);
  }

  /** The exact number, without a power of ten; empty when this is none. */
  public Optional<BigDecimal> number() {
    if (kind != Kind.NUMBER) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text);
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  /** What a person is shown. */
  public String shown() {
    return switch (kind) {
      case NUMBER, BOOLEAN -> text;
      case TEXT -> "\"" + text + "\"";
      case NULL -> "null";
      case STRUCTURE -> "an object or array";
      case OUT_OF_RANGE -> "a value too long to compare";
    };
  }
}
