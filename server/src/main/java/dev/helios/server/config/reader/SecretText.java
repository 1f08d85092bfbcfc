// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

/**
 * A text that is never shown: not by {@link #toString}, and so not by a record that holds it.
 * Immutable.
 */
public record SecretText(String value) {
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "none" : "secret";
  }
}
