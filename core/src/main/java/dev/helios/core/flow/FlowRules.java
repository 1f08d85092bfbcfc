// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.Cloud;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the parts of a flow fit together. */
final class FlowRules {
  private final Problems problems;
  private final Map<String, Integer> stepLines = new HashMap<>();
  private final Map<Object, Integer> partLines = new IdentityHashMap<>();

  FlowRules(Problems problems) {
    this.problems = problems;
  }

  void lineOf(String step, int line) {
    stepLines.put(step, line);
  }

  void lineOf(Object part, int line) {
    partLines.put(part, line);
  }

  void check(Flow flow, Fields top) {
    if (!flow.steps().isEmpty() && flow.steps().stream().allMatch(Step::isOptional)) {
      top.problem(
          top.line("steps"),
          "steps",
          "expected at least one step that is not optional, found none",
          "take optional: true from the step that must happen");
    }
    if (flow.hold().compareTo(flow.lateness()) <= 0) {
      top.problem(
          top.line("hold"),
          "hold",
          "expected more than the lateness of "
              + ScalarValues.text(flow.lateness())
              + ", found "
              + ScalarValues.text(flow.hold()),
          "make hold longer");
    }
    checkSources(flow);
    checkAlike(flow);
    checkOrder(flow, top);
    checkAgreements(flow);
    checkExposure(flow, top);
  }

  /** A source is awaited in the cloud that brings it: with two clouds nobody knows in which. */
  private void checkSources(Flow flow) {
    for (Step step : flow.steps()) {
      if (!step.sources().isEmpty() && step.clouds().size() > 1) {
        problems.add(
            stepLines.getOrDefault(step.name(), 0),
            "steps." + step.name() + ".source",
            "expected one cloud where sources are named, found " + step.clouds().size(),
            "leave one cloud, or take source: out");
      }
    }
  }

  private record Part(String path, int line, Set<Cloud> clouds, String type) {}

  private record Kind(Cloud cloud, String type) {}

  /** An event must belong to one part of the flow only. */
  private void checkAlike(Flow flow) {
    Map<Kind, String> taken = new HashMap<>();
    for (Part part : parts(flow)) {
      for (Cloud cloud : part.clouds()) {
        String other = taken.putIfAbsent(new Kind(cloud, part.type()), part.path());
        if (other != null && !part.type().isEmpty()) {
          problems.add(
              part.line(),
              part.path(),
              "'%s' and '%s' both take %s from %s"
                  .formatted(other, part.path(), part.type(), cloud.label()),
              "give one of them another type or cloud, or write times: for one step");
        }
      }
    }
  }

  private List<Part> parts(Flow flow) {
    List<Part> parts = new ArrayList<>();
    for (Step step : flow.steps()) {
      int line = stepLines.getOrDefault(step.name(), 0);
      parts.add(new Part(step.name(), line, step.clouds(), step.type()));
    }
    for (int i = 0; i < flow.closings().size(); i++) {
      Closing closing = flow.closings().get(i);
      int line = partLines.getOrDefault(closing, 0);
      parts.add(new Part("closes[" + i + "]", line, closing.clouds(), closing.type()));
    }
    return parts;
  }

  private void checkOrder(Flow flow, Fields top) {
    Map<String, Set<String>> after = new LinkedHashMap<>();
    for (List<String> chain : flow.order()) {
      int line = partLines.getOrDefault(chain, top.line("order"));
      for (int i = 0; i < chain.size(); i++) {
        unknownStep(flow, chain.get(i), line, "order");
        if (i > 0) {
          after.computeIfAbsent(chain.get(i - 1), _ -> new LinkedHashSet<>()).add(chain.get(i));
        }
      }
    }
    String cycle = cycle(after);
    if (cycle != null) {
      problems.add(
          top.line("order"),
          "order",
          "expected causes before effects, found a circle: " + cycle,
          "take one of these pairs out");
    }
  }

  /** A circle in the relation, as a text; null when there is none. Takes leaves away until done. */
  private static @Nullable String cycle(Map<String, Set<String>> after) {
    Map<String, Set<String>> left = new LinkedHashMap<>();
    after.forEach((name, effects) -> left.put(name, new LinkedHashSet<>(effects)));
    boolean changed = true;
    while (changed) {
      left.values().forEach(effects -> effects.removeIf(effect -> !left.containsKey(effect)));
      changed = left.values().removeIf(Set::isEmpty);
    }
    if (left.isEmpty()) {
      return null;
    }
    Deque<String> walk = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    String at = left.keySet().iterator().next();
    while (seen.add(at)) {
      walk.add(at);
      at = left.getOrDefault(at, Set.of(at)).iterator().next();
    }
    while (!at.equals(walk.peekFirst())) {
      walk.removeFirst();
    }
    List<String> names = new ArrayList<>(walk);
    names.add(at);
    return String.join(", ", names);
  }

  private void checkAgreements(Flow flow) {
    for (int i = 0; i < flow.agreements().size(); i++) {
      Agreement agreement = flow.agreements().get(i);
      int line = partLines.getOrDefault(agreement, 0);
      String path = "agree[" + i + "]";
      agreement.fields().forEach(ref -> unknownStep(flow, ref.step(), line, path));
      agreement.currencies().forEach(ref -> unknownStep(flow, ref.step(), line, path));
      boolean several =
          agreement.fields().stream()
              .anyMatch(ref -> flow.step(ref.step()).map(Step::max).orElse(0) > 1);
      if (agreement.sum() && !several) {
        problems.add(
            line,
            path + ".sum",
            "expected a step that happens several times, found none among its fields",
            "take sum: true away, or give the step times: { min: 1, max: 5 }");
      }
    }
  }

  private void checkExposure(Flow flow, Fields top) {
    ExposureRule exposure = flow.exposure();
    if (exposure == null) {
      return;
    }
    unknownStep(flow, exposure.amount().step(), top.line("exposure"), "exposure.amount");
    if (exposure.currency() != null) {
      unknownStep(flow, exposure.currency().step(), top.line("exposure"), "exposure.currency");
    }
  }

  private void unknownStep(Flow flow, String name, int line, String path) {
    if (flow.step(name).isEmpty()) {
      problems.add(
          line,
          path,
          "there is no step '" + name + "'",
          "use one of " + String.join(", ", flow.steps().stream().map(Step::name).toList()));
    }
  }
}
