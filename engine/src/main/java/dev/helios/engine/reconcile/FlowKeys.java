// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.flow.Flow;

/** Which flows join on another key than the one events lie under in the log. */
final class FlowKeys {
  /** The path whose value, where it is there, is the key of the log. */
  private static final String LOG_KEY = "order_id";

  private FlowKeys() {}

  static boolean differFromTheLog(Flow flow) {
    return !flow.key().equals(LOG_KEY)
        || flow.steps().stream().anyMatch(step -> differs(step.key()))
        || flow.closings().stream().anyMatch(closing -> differs(closing.key()));
  }

  private static boolean differs(@org.jspecify.annotations.Nullable String path) {
    return path != null && !path.equals(LOG_KEY);
  }
}
