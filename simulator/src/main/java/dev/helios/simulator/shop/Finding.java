// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

/** What a verdict must say, or says, about one step: its kind by the server's words. */
public record Finding(String kind, String step) implements Comparable<Finding> {
  @Override
  public int compareTo(Finding other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : step.compareTo(other.step);
  }

  @Override
  public String toString() {
    return kind + "/" + step;
  }
}
