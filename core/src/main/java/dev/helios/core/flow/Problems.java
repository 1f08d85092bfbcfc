// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a text, up to a bound. */
final class Problems {
  private final List<FlowError> errors = new ArrayList<>();

  void add(int line, String path, String message, String cure) {
    if (errors.size() < FlowLimits.MAX_ERRORS) {
      errors.add(new FlowError(line, path, message, cure));
    }
  }

  boolean none() {
    return errors.isEmpty();
  }

  /** All of them, in the order of the text. */
  List<FlowError> inOrder() {
    return errors.stream().sorted(Comparator.comparingInt(FlowError::line)).toList();
  }
}
