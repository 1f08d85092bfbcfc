// SPDX-License-Identifier: MIT
package dev.helios.standalone;

/**
 * Something that a person has to settle before the start can go on. The message is one sentence
 * that says what was expected, what was found and what to do; it is shown as it is.
 */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  public Refused(String sentence) {
    super(sentence);
  }

  /** The sentence to show. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
