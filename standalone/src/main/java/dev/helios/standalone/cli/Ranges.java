// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers from 1 up to a bound. */
abstract class Ranges implements ITypeConverter<Integer> {
  private final int max;

  private Ranges(int max) {
    this.max = max;
  }

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
      throw new TypeConversionException(
          "expected a number from 1 to %d, found '%s'".formatted(max, text));
    }
    return Integer.valueOf(text);
  }

  /** A TCP port. */
  static final class Port extends Ranges {
    Port() {
      super(65_535);
    }
  }

  /** Events per second. */
  static final class Rate extends Ranges {
    Rate() {
      super(1_000);
    }
  }
}
