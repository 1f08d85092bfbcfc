// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, padded so that it can also be read in a terminal. */
public final class MarkdownTable {
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  public MarkdownTable(String... heads) {
    this.heads = List.of(heads);
  }

  public MarkdownTable row(String... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "expected " + heads.size() + " cells, found " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[heads.size()];
    measure(widths, heads);
    rows.forEach(row -> measure(widths, row));
    StringBuilder text = new StringBuilder();
    line(text, widths, heads);
    for (int column = 0; column < widths.length; column++) {
      text.append(column == 0 ? "|" : "").append("-".repeat(widths[column] + 1));
      text.append(column == 0 ? "-|" : ":|");
    }
    text.append('\n');
    rows.forEach(row -> line(text, widths, row));
    return text.toString();
  }

  private static void measure(int[] widths, List<String> cells) {
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], cells.get(column).length());
    }
  }

  private static void line(StringBuilder text, int[] widths, List<String> cells) {
    text.append('|');
    for (int column = 0; column < widths.length; column++) {
      String pad = " ".repeat(widths[column] - cells.get(column).length());
      text.append(' ').append(column == 0 ? cells.get(column) + pad : pad + cells.get(column));
      text.append(" |");
    }
    text.append('\n');
  }
}
