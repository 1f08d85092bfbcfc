// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import static dev.helios.simulator.wire.Text.quoted;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event as JSON text. Members stand in the order they were added; the spelling
 * (blanks, escapes) varies with the style, because the server has to keep the bytes as they came.
 */
final class Data {
  private final List<String> members = new ArrayList<>();

  Data text(String name, String value) {
    members.add(quoted(name) + ":" + quoted(value));
    return this;
  }

  Data raw(String name, String json) {
    members.add(quoted(name) + ":" + json);
    return this;
  }

  Data money(String name, BigDecimal value) {
    return raw(name, value.toPlainString());
  }

  Data number(String name, long value) {
    return raw(name, Long.toString(value));
  }

  Data textIf(String name, @Nullable String value) {
    return value == null ? this : text(name, value);
  }

  /** The bytes in one of four spellings. */
  byte[] bytes(int style) {
    String separator = style % 2 == 1 ? ", " : ",";
    String text = "{" + String.join(separator, members) + "}";
    return (style == 2 ? asciiOnly(text) : text).getBytes(StandardCharsets.UTF_8);
  }

  private static String asciiOnly(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.append(c);
      } else {
        out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      }
    }
    return out.toString();
  }
}
