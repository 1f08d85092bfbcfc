// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import java.util.List;

/** What became of a proof. */
public sealed interface Result {
  /** Every promise held. */
  record Kept(Figures figures) implements Result {}

  /** At least one promise did not hold, and which. */
  record Broken(Figures figures, List<String> breaches) implements Result {}

  /**
   * The fault that was meant did not happen: whatever was seen says nothing. A failure, both of a
   * proof and of a negative control.
   *
   * @param why which fault, and what was found in its place
   */
  record NoFault(Figures figures, List<String> why) implements Result {}

  /** It could not be run here; that shows nothing. */
  record NotRun(String why) implements Result {}

  /** A fault that did not happen comes before any breach: a control must not be red for nothing. */
  static Result of(Figures figures, Breaches breaches) {
    if (!breaches.missingFaults().isEmpty()) {
      return new NoFault(figures, List.copyOf(breaches.missingFaults()));
    }
    return breaches.found().isEmpty()
        ? new Kept(figures)
        : new Broken(figures, List.copyOf(breaches.found()));
  }
}
