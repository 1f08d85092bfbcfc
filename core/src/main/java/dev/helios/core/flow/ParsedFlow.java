// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.util.List;

/** What a text is: a flow, or not. */
public sealed interface ParsedFlow {

  /** The text is this flow. */
  record Valid(Flow flow) implements ParsedFlow {}

  /** The text is no flow, for at least one reason. */
  record Invalid(List<FlowError> errors) implements ParsedFlow {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
