// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traffic as a sequence that depends on nothing but its settings and seed. Not thread-safe: one
 * thread draws from it.
 */
public interface Scenario {
  /** The next request, never earlier than the one before it; null when the traffic has ended. */
  @Nullable Planned next();

  /** The truths of orders begun since this was last asked. */
  default List<Truth> truths() {
    return List.of();
  }
}
