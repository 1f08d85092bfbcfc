// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.Decimals;
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

  /** A JSON number as written, or out of range where {@link Decimals#read} does not take it. */
  public static FieldValue ofNumber(String text) {
    return Decimals.read(text) == null
        ? new FieldValue(Kind.OUT_OF_RANGE, "")
        : new FieldValue(Kind.NUMBER, text);
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
