// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the check found: figures, notes and differences. Not thread-safe. */
final class Report {
  private static final int SHOWN_PER_KIND = 10;

  private final Map<String, String> figures = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<String> shown = new ArrayList<>();

  void figure(String name, Object value) {
    figures.put(name, value.toString());
  }

  /** Something the reader must know that is no difference. */
  void note(String text) {
    notes.add(text);
  }

  /** A difference between what must be and what is. */
  void difference(String kind, String text) {
    int count = counts.merge(kind, 1, Integer::sum);
    if (count <= SHOWN_PER_KIND) {
      shown.add(kind + ": " + text);
    }
  }

  boolean clean() {
    return counts.isEmpty();
  }

  /** How many differences of this kind there are. */
  int count(String kind) {
    return counts.getOrDefault(kind, 0);
  }

  void print(PrintStream out) {
    int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
    figures.forEach((name, value) -> out.printf("%-" + width + "s  %s%n", name, value));
    notes.forEach(note -> out.println("note: " + note));
    shown.forEach(out::println);
    counts.forEach((kind, count) -> out.println("DIFFERENCE " + kind + ": " + count));
    out.println(clean() ? "OK: no difference" : "FAILED");
  }
}
