// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.load.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is stored of an order: its case, and the revisions of the verdict on it.
 *
 * @param status that the case has now
 * @param latest revision that the case has now
 * @param rows stored revisions
 * @param different how many different numbers they have
 * @param first the least of them, 0 where there is none
 * @param last the greatest of them
 */
record StoredCase(
    String order, String status, int latest, int rows, int different, int first, int last) {
  private static final int NAMED = 3;

  /** Each revision from the first on is there once, and the case is at the last. */
  private Optional<String> gap() {
    if (rows > different) {
      return Optional.of("said a revision twice");
    }
    if (first != 1 || last != rows || latest != last) {
      return Optional.of("lost a revision");
    }
    return Optional.empty();
  }

  /**
   * What is wrong with what is said of a load's orders: each kind once, with how many and a few of
   * them. Orders of which a step was never acknowledged may be said to be anything.
   */
  static List<String> flaws(Ledger ledger, String mark, List<StoredCase> cases) {
    Set<String> complete = complete(ledger, mark);
    Map<String, List<String>> flaws = new TreeMap<>();
    Set<String> judged = new HashSet<>();
    for (StoredCase one : cases) {
      judged.add(one.order());
      one.gap().ifPresent(gap -> add(flaws, gap, one.order()));
      if (complete.contains(one.order()) && !one.status().equals("matched")) {
        add(flaws, "complete and said to be " + one.status(), one.order());
      }
    }
    complete.stream()
        .filter(order -> !judged.contains(order))
        .forEach(order -> add(flaws, "complete and never judged", order));
    return flaws.entrySet().stream()
        .map(
            flaw ->
                "orders %s: %d, as %s"
                    .formatted(
                        flaw.getKey(),
                        flaw.getValue().size(),
                        flaw.getValue().stream().limit(NAMED).toList()))
        .toList();
  }

  private static void add(Map<String, List<String>> flaws, String flaw, String order) {
    flaws.computeIfAbsent(flaw, any -> new ArrayList<>()).add(order);
  }

  /** The orders of which every step was acknowledged. */
  static Set<String> complete(Ledger ledger, String mark) {
    Map<String, Integer> steps = new HashMap<>();
    for (String key : ledger.acknowledged().keySet()) {
      long n = Long.parseLong(key.substring(key.indexOf('/') + 1 + mark.length()));
      steps.merge(Event.order(mark, n), 1, Integer::sum);
    }
    steps.values().removeIf(count -> count < Event.STEPS);
    return steps.keySet();
  }
}
