// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a flow, read field by field. What does not fit becomes a problem and reads as
 * absent, so that one reading finds all of them.
 */
final class Fields {
  private final Map<String, Tree.Entry> entries = new LinkedHashMap<>();
  private final int line;
  private final String path;
  private final Problems problems;

  private Fields(Tree.Mapping mapping, String path, Problems problems) {
    mapping.entries().forEach(entry -> entries.put(entry.name(), entry));
    this.line = mapping.line();
    this.path = path;
    this.problems = problems;
  }

  /** The tree as a mapping with these fields only; null, with a problem, when it is none. */
  static @Nullable Fields of(Tree tree, String path, Problems problems, List<String> known) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      problems.add(
          tree.line(),
          path,
          "expected a mapping, found " + tree.shown(),
          "write " + known.getFirst() + ": ... and the other fields");
      return null;
    }
    Fields fields = new Fields(mapping, path, problems);
    fields.refuseUnknown(known);
    return fields;
  }

  private void refuseUnknown(List<String> known) {
    for (Tree.Entry entry : entries.values()) {
      if (!known.contains(entry.name())) {
        problem(
            entry.line(),
            entry.name(),
            "unknown field " + new Tree.Scalar(entry.line(), entry.name()).shown(),
            "use one of " + String.join(", ", known));
      }
    }
  }

  int line() {
    return line;
  }

  int line(String name) {
    Tree.Entry entry = entries.get(name);
    return entry == null ? line : entry.value().line();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  void problem(int at, String name, String message, String cure) {
    problems.add(at, pathOf(name), message, cure);
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The tree at the name; null, with a problem where it is required, when it is absent. */
  @Nullable Tree tree(String name, @Nullable String cureWhenAbsent) {
    Tree.Entry entry = entries.get(name);
    if (entry == null && cureWhenAbsent != null) {
      problem(line, name, "'" + name + "' is not there", cureWhenAbsent);
    }
    return entry == null ? null : entry.value();
  }

  /** The text at the name, not blank and at most {@code max} long. */
  @Nullable String text(String name, int max, @Nullable String cureWhenAbsent) {
    Tree tree = tree(name, cureWhenAbsent);
    if (tree == null) {
      return null;
    }
    if (!(tree instanceof Tree.Scalar scalar)) {
      problem(tree.line(), name, "expected a text, found " + tree.shown(), "write one value");
      return null;
    }
    if (scalar.text().isBlank() || scalar.text().length() > max) {
      problem(
          tree.line(),
          name,
          "expected 1 to " + max + " characters, found " + scalar.text().length(),
          "write a shorter text that is not blank");
      return null;
    }
    return scalar.text();
  }

  /** The items at the name, at most {@code max}; none when it is absent. */
  List<Tree> list(String name, int max) {
    Tree tree = tree(name, null);
    if (tree == null) {
      return List.of();
    }
    if (!(tree instanceof Tree.Sequence sequence)) {
      problem(tree.line(), name, "expected a list, found " + tree.shown(), "write [ ... ]");
      return List.of();
    }
    if (sequence.items().size() > max) {
      problem(
          tree.line(),
          name,
          "expected at most " + max + " entries, found " + sequence.items().size(),
          "split the flow");
      return List.of();
    }
    return sequence.items();
  }
}
