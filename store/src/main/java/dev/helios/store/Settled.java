// SPDX-License-Identifier: MIT
package dev.helios.store;

import java.util.ArrayList;
import java.util.List;

/** Event records sorted by what they are to the store. */
record Settled(List<New> fresh, List<Arrival> duplicates, List<Arrival> poisoned) {

  /**
   * An event to be stored.
   *
   * @param conflict whether its identity is known with other content
   */
  record New(Arrival arrival, boolean conflict) {}

  static Settled nothing() {
    return new Settled(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(Settled other) {
    fresh.addAll(other.fresh);
    duplicates.addAll(other.duplicates);
    poisoned.addAll(other.poisoned);
  }
}
