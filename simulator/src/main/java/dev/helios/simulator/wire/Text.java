// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

/** JSON text, written by hand so that the bytes are known before they are sent. */
public final class Text {
  private static final String HEX = "0123456789abcdef";

  private Text() {}

  /** The text as a JSON string with its quotes; only what JSON demands is escaped. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
