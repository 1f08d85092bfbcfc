// SPDX-License-Identifier: MIT
package dev.helios.wire.cloudevents;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** CloudEvents attribute values as HTTP headers carry them: percent-encoded, in old days quoted. */
final class HeaderText {
  private HeaderText() {}

  /** The value behind a header; null when what it encodes is not UTF-8. */
  static @Nullable String decode(String header) {
    String text = unquote(header.strip());
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        // A stray percent sign, or a character that should have been encoded: taken as it stands.
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    Bytes decoded = Bytes.of(bytes.toByteArray());
    return Utf8.holds(decoded) ? decoded.text() : null;
  }

  private static String unquote(String text) {
    if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 1; i < text.length() - 1; i++) {
      boolean escape = text.charAt(i) == '\\' && i + 1 < text.length() - 1;
      plain.append(text.charAt(escape ? ++i : i));
    }
    return plain.toString();
  }
}
