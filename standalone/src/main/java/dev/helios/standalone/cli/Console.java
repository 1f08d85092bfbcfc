// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.supervise.Progress;
import java.util.List;
import java.util.Locale;

/** What a person sees. Thread-safe. */
final class Console implements Progress {
  @Override
  public synchronized void line(ServiceKind kind, String message) {
    System.out.printf(Locale.ROOT, "  %-11s %s%n", kind.label(), message);
    System.out.flush();
  }

  synchronized void say(String sentence) {
    System.out.println(sentence);
    System.out.flush();
  }

  synchronized void box(List<String> lines) {
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    String edge = "+" + "-".repeat(width + 2) + "+";
    System.out.println();
    System.out.println(edge);
    for (String line : lines) {
      System.out.println("| " + line + " ".repeat(width - line.length()) + " |");
    }
    System.out.println(edge);
    System.out.flush();
  }
}
