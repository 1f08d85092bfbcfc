// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts for a terminal. */
public final class TerminalText {
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Keys and reasons come from senders: what would steer a terminal is shown as a question mark.
   */
  public static String text(String from) {
    StringBuilder plain = new StringBuilder(from.length());
    from.codePoints()
        .forEach(
            c -> {
              boolean steers =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              plain.appendCodePoint(steers ? '?' : c);
            });
    return plain.toString();
  }

  /** The text, or another where there is none. */
  static String text(@Nullable String from, String otherwise) {
    return from == null ? otherwise : text(from);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A row of a table; the first is its head. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The table, each column as wide as its widest cell. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append("  ").append(cell).append(" ".repeat(width(i) - cell.length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
