// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.util.List;

/** A YAML document as text with lines, before it means anything. */
sealed interface Tree {
  int line();

  /** What a person calls it. */
  String shown();

  record Scalar(int line, String text) implements Tree {
    private static final int SHOWN = 60;

    @Override
    public String shown() {
      return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }
  }

  record Sequence(int line, List<Tree> items) implements Tree {
    @Override
    public String shown() {
      return "a list";
    }
  }

  record Mapping(int line, List<Entry> entries) implements Tree {
    @Override
    public String shown() {
      return "a mapping";
    }
  }

  record Entry(String name, int line, Tree value) {}
}
