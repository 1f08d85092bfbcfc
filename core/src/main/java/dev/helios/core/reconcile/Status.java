// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import java.util.Locale;
import java.util.Optional;

/** The status of a case, gravest first. */
public enum Status {
  /** There is a mismatch, a duplicate, a conflict or an unexpected event. */
  MISMATCHED,
  /** A step did not come, and its clouds have moved on or were silent for too long. */
  MISSING,
  /** A step did not come, and its cloud is silent. */
  UNDECIDED,
  /** A step may still come. */
  PENDING,
  /** Everything expected is there, or a closing event ended what was expected. */
  MATCHED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in JSON, metrics and SQL. */
  public String label() {
    return label;
  }

  public static Optional<Status> labelled(String label) {
    for (Status status : values()) {
      if (status.label.equals(label)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** The graver of the two. */
  public Status graver(Status other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
