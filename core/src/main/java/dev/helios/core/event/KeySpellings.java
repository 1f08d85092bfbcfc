// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import org.jspecify.annotations.Nullable;

/**
 * A business key in the two spellings that senders use, {@code order_id} and {@code orderId}. The
 * one with a value counts, in either order. For one thread.
 */
final class KeySpellings {
  private final String snakeCase;
  private @Nullable String snake;
  private @Nullable String camel;
  private boolean camelIsLast;

  KeySpellings(String snakeCase) {
    this.snakeCase = snakeCase;
  }

  /** Takes what a member says, null where it is no key; of one spelling the last value counts. */
  void put(String name, @Nullable String value) {
    camelIsLast = !name.equals(snakeCase);
    if (camelIsLast) {
      camel = value;
    } else {
      snake = value;
    }
  }

  /** The value that counts: of two that differ the last, null when neither spelling has one. */
  @Nullable String value() {
    if (says(snake) == says(camel)) {
      String last = camelIsLast ? camel : snake;
      return last != null ? last : camelIsLast ? snake : camel;
    }
    return says(snake) ? snake : camel;
  }

  /** Whether both spellings say something, and not the same. */
  boolean isAmbiguous() {
    return snake != null && camel != null && says(snake) && says(camel) && !snake.equals(camel);
  }

  private static boolean says(@Nullable String value) {
    return value != null && !VisibleText.isBlank(value);
  }
}
