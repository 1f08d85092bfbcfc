// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import java.util.List;

/** What became of a proof. */
public sealed interface Result {
  /** Every promise held. */
  record Kept(Figures figures) implements Result {}

  /** At least one promise did not hold, and which. */
  record Broken(Figures figures, List<String> breaches) implements Result {}

  /** It could not be run here; that shows nothing. */
  record NotRun(String why) implements Result {}

  static Result of(Figures figures, List<String> breaches) {
    return breaches.isEmpty() ? new Kept(figures) : new Broken(figures, List.copyOf(breaches));
  }
}
