// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what verdict an order must get, from the definition of the flow and from what is sent of it,
 * in whatever order that arrives. Written without looking at the server's reconciler.
 */
final class Oracle {
  private final Flow flow;

  Oracle(Flow flow) {
    this.flow = flow;
  }

  Truth judge(Order order, Fault fault, List<Sight> sights) {
    Instant first = sights.stream().map(Sight::at).min(Instant::compareTo).orElseThrow();
    boolean closed = sights.stream().anyMatch(sight -> sight.step().equals(Flow.CLOSED));
    SortedSet<Finding> findings = new TreeSet<>();
    Map<String, Instant> due = new HashMap<>();
    for (String step : Flow.STEPS) {
      due.put(step, flow.due(step, first));
      findings.addAll(presence(step, sights, flow.due(step, first), closed));
    }
    findings.addAll(agreements(sights));
    String status = status(findings);
    return new Truth(
        order.id(),
        fault,
        status,
        findings,
        order.amount(),
        order.currency(),
        status.equals("matched") ? null : exposure(sights),
        due,
        Math.toIntExact(sights.stream().filter(s -> s.kind() != Kind.REDELIVERY).count()));
  }

  private static SortedSet<Finding> presence(
      String step, List<Sight> sights, Instant due, boolean closed) {
    List<Sight> mine = sights.stream().filter(sight -> sight.step().equals(step)).toList();
    SortedSet<Finding> findings = new TreeSet<>();
    if (mine.isEmpty() && !closed) {
      findings.add(new Finding("missing", step));
    }
    if (mine.stream().anyMatch(sight -> sight.kind() == Kind.DOUBLE)) {
      findings.add(new Finding("duplicate", step));
    }
    if (mine.stream().anyMatch(sight -> sight.kind() == Kind.CONFLICT)) {
      findings.add(new Finding("conflict", step));
    }
    Optional<Sight> original = one(step, sights);
    // Half-open: what comes at the deadline is late.
    if (original.isPresent()
        && (!original.get().at().isBefore(due) || !original.get().delivered().isBefore(due))) {
      findings.add(new Finding("late", step));
    }
    return findings;
  }

  private static SortedSet<Finding> agreements(List<Sight> sights) {
    SortedSet<Finding> findings = new TreeSet<>();
    Optional<Sight> placed = one(Flow.PLACED, sights);
    if (placed.isEmpty()) {
      return findings;
    }
    for (String later : List.of(Flow.PAID, Flow.RESERVED)) {
      Optional<Sight> step = one(later, sights);
      if (step.isPresent()
          && step.get().at().plus(Flow.CLOCK_TOLERANCE).isBefore(placed.get().at())) {
        findings.add(new Finding("out_of_order", later));
      }
    }
    BigDecimal owed = placed.map(Sight::amount).orElse(null);
    BigDecimal paid = one(Flow.PAID, sights).map(Sight::amount).orElse(null);
    if (owed != null && paid != null && owed.subtract(paid).abs().compareTo(Flow.TOLERANCE) > 0) {
      findings.add(new Finding("mismatch", Flow.PAID));
    }
    Integer ordered = placed.map(Sight::quantity).orElse(null);
    Integer reserved = one(Flow.RESERVED, sights).map(Sight::quantity).orElse(null);
    if (ordered != null && reserved != null && !ordered.equals(reserved)) {
      findings.add(new Finding("mismatch", Flow.RESERVED));
    }
    return findings;
  }

  private static String status(SortedSet<Finding> findings) {
    boolean stands =
        findings.stream()
            .anyMatch(f -> List.of("mismatch", "duplicate", "conflict").contains(f.kind()));
    if (stands) {
      return "mismatched";
    }
    boolean missing = findings.stream().anyMatch(f -> f.kind().equals("missing"));
    return missing ? "missing" : "matched";
  }

  /** What was ordered, else what was paid, and every further payment on top. */
  private static @Nullable BigDecimal exposure(List<Sight> sights) {
    BigDecimal exposed =
        one(Flow.PLACED, sights).or(() -> one(Flow.PAID, sights)).map(Sight::amount).orElse(null);
    for (Sight sight : sights) {
      BigDecimal amount = sight.amount();
      if (sight.kind() == Kind.DOUBLE && amount != null && exposed != null) {
        exposed = exposed.add(amount);
      }
    }
    return exposed;
  }

  private static Optional<Sight> one(String step, List<Sight> sights) {
    return sights.stream()
        .filter(sight -> sight.step().equals(step) && sight.kind() == Kind.EVENT)
        .findFirst();
  }
}
