// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.shop.Finding;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How well the server judged: by kind of finding, and in money. Not thread-safe. */
final class Scores {
  private static final class Score {
    long right;
    long invented;
    long overlooked;
  }

  private final Map<String, Score> byKind = new TreeMap<>();
  private final Map<String, BigDecimal> due = new TreeMap<>();
  private final Map<String, BigDecimal> given = new TreeMap<>();

  void count(Due expected, Judged judged) {
    for (Finding finding : judged.findings()) {
      if (expected.required().contains(finding)) {
        score(finding).right++;
      } else if (!expected.allowed().contains(finding)) {
        score(finding).invented++;
      }
    }
    for (Finding finding : expected.required()) {
      boolean found = judged.findings().contains(finding);
      if (!found && !expected.allowed().contains(finding)) {
        score(finding).overlooked++;
      }
    }
    Expected truth = expected.truth();
    if (truth.exposure() != null) {
      add(due, truth.status() + " " + truth.currency(), truth.exposure());
    }
    if (judged.exposure() != null && !judged.status().equals("matched")) {
      add(given, judged.status() + " " + truth.currency(), judged.exposure());
    }
  }

  void report(Report report) {
    byKind.forEach((kind, score) -> report.figure("finding " + kind, text(score)));
    TreeSet<String> places = new TreeSet<>(due.keySet());
    places.addAll(given.keySet());
    for (String place : places) {
      BigDecimal must = due.getOrDefault(place, BigDecimal.ZERO);
      BigDecimal is = given.getOrDefault(place, BigDecimal.ZERO);
      report.figure("money " + place, is.toPlainString() + " of " + must.toPlainString());
      if (must.compareTo(is) != 0) {
        report.difference("money", place + " must be " + must + ", is " + is);
      }
    }
  }

  private static String text(Score score) {
    return String.format(
        Locale.ROOT,
        "right %d, invented %d, overlooked %d, precision %s, recall %s",
        score.right,
        score.invented,
        score.overlooked,
        ratio(score.right, score.right + score.invented),
        ratio(score.right, score.right + score.overlooked));
  }

  private static String ratio(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) part / whole);
  }

  private Score score(Finding finding) {
    return byKind.computeIfAbsent(finding.kind(), kind -> new Score());
  }

  private static void add(Map<String, BigDecimal> sums, String place, BigDecimal amount) {
    sums.merge(place, amount, BigDecimal::add);
  }
}
