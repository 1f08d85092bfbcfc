// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

import java.util.function.UnaryOperator;

/** A line of the ledger's file. */
public sealed interface LedgerLine permits Sent, Answered {
  /** The line as text, without its end. */
  default String text() {
    return switch (this) {
      case Sent sent -> "> " + sent.key() + " " + sent.sha256() + " " + sent.atMicros();
      case Answered answer ->
          String.join(
              " ",
              "<",
              answer.key(),
              answer.sha256(),
              answer.word(),
              answer.fate(),
              Long.toString(answer.atMicros()),
              Long.toString(answer.tookMicros()),
              answer.retryAfter() ? "retry-after" : "-");
    };
  }

  /**
   * Reads {@link #text}. Throws IllegalArgumentException on anything else.
   *
   * @param same gives the one copy of a word that comes again and again
   */
  static LedgerLine parse(String text, UnaryOperator<String> same) {
    String[] words = text.split(" ", -1);
    if (words.length == 4 && words[0].equals(">")) {
      return new Sent(same.apply(words[1]), same.apply(words[2]), Long.parseLong(words[3]));
    }
    if (words.length == 8 && words[0].equals("<")) {
      return new Answered(
          same.apply(words[1]),
          same.apply(words[2]),
          same.apply(words[3]),
          same.apply(words[4]),
          Long.parseLong(words[5]),
          Long.parseLong(words[6]),
          words[7].equals("retry-after"));
    }
    throw new IllegalArgumentException(
        "expected a line of a ledger, found " + words.length + " words");
  }
}
