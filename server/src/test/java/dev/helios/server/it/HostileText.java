// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Texts that have broken other programs, from {@code hostile/strings.txt}: one a line, spelled as
 * in JSON. Pure.
 */
final class HostileText {
  /** What a forged line of the log would hold. */
  static final String FORGED = "[HELIOS-FORGED]";

  /** Hangul fillers and the blank pattern of Braille. */
  private static final String DRAWN_AS_NOTHING = "\u115f\u1160\u3164\uffa0\u2800";

  private HostileText() {}

  /** As they stand between the quotes of a JSON text. */
  static List<String> spelled() {
    try (InputStream in = HostileText.class.getResourceAsStream("/hostile/strings.txt")) {
      if (in == null) {
        throw new AssertionError("expected hostile/strings.txt, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String spelled) {
    return Answer.parse("\"" + spelled + "\"").textValue();
  }

  /** Whether nothing of it is seen: spaces, format characters, and letters drawn as nothing. */
  static boolean isUnseen(String spelled) {
    return text(spelled)
        .codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT
                    || DRAWN_AS_NOTHING.indexOf(c) >= 0);
  }

  /** Whether a line of the log was written by what somebody sent. */
  static boolean isForged(String line) {
    return line.contains(FORGED) || line.chars().anyMatch(c -> c < ' ' && c != '\t');
  }
}
