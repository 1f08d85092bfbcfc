// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a flow. */
final class StepReader {
  private static final Pattern STEP_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private final Problems problems;
  private final FlowRules rules;

  StepReader(Problems problems, FlowRules rules) {
    this.problems = problems;
    this.rules = rules;
  }

  List<Step> steps(Fields top) {
    Tree tree = top.tree("steps", "write steps: and at least one step");
    if (tree == null) {
      return List.of();
    }
    if (!(tree instanceof Tree.Mapping mapping)) {
      top.problem(
          tree.line(),
          "steps",
          "expected a mapping from names to steps, found " + tree.shown(),
          "write for example placed: { cloud: aws, type: OrderPlaced }");
      return List.of();
    }
    int count = mapping.entries().size();
    if (count == 0 || count > FlowLimits.MAX_STEPS) {
      top.problem(
          tree.line(),
          "steps",
          "expected 1 to " + FlowLimits.MAX_STEPS + " steps, found " + count,
          "write that many, or split the flow");
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (Tree.Entry entry : mapping.entries()) {
      Step step = step(entry);
      if (step != null) {
        rules.lineOf(step.name(), entry.line());
        steps.add(step);
      }
    }
    return steps;
  }

  private @Nullable Step step(Tree.Entry entry) {
    String path = "steps." + entry.name();
    if (!STEP_NAME.matcher(entry.name()).matches()) {
      problems.add(
          entry.line(),
          "steps",
          "expected a step's name, found " + new Tree.Scalar(0, entry.name()).shown(),
          "use up to 64 letters, digits, _ and -, beginning with a letter");
      return null;
    }
    Fields fields =
        Fields.of(
            entry.value(),
            path,
            problems,
            List.of("cloud", "source", "type", "deadline", "optional", "times", "key"));
    if (fields == null) {
      return null;
    }
    String type = fields.text("type", FlowLimits.MAX_NAME, "write type: and the event's type");
    int[] times = times(fields);
    return new Step(
        entry.name(),
        ScalarValues.clouds(fields),
        Objects.requireNonNullElse(type, ""),
        ScalarValues.sources(fields),
        ScalarValues.duration(
            fields, "deadline", ScalarValues.SHORTEST, FlowLimits.MAX_WINDOW, null),
        ScalarValues.flag(fields, "optional") ? 0 : times[0],
        times[1],
        ScalarValues.keyPath(fields, null));
  }

  /** The fewest and the most events of a step. */
  private int[] times(Fields fields) {
    Tree tree = fields.tree("times", null);
    if (tree == null) {
      return new int[] {1, 1};
    }
    if (tree instanceof Tree.Scalar) {
      int exactly = ScalarValues.whole(fields, "times", 1, FlowLimits.MAX_TIMES, 1);
      return new int[] {exactly, exactly};
    }
    Fields times = Fields.of(tree, fields.pathOf("times"), problems, List.of("min", "max"));
    if (times == null) {
      return new int[] {1, 1};
    }
    int min = ScalarValues.whole(times, "min", 0, FlowLimits.MAX_TIMES, 1);
    int max = ScalarValues.whole(times, "max", 1, FlowLimits.MAX_TIMES, Math.max(1, min));
    if (min > max) {
      times.problem(
          tree.line(), "max", "expected max " + min + " or more, found " + max, "swap the two");
    }
    return new int[] {min, max};
  }
}
