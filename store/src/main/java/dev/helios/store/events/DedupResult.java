// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import java.util.ArrayList;
import java.util.List;

/** Event records sorted by what they are to the store. */
record DedupResult(List<New> fresh, List<EventRecord> duplicates, List<EventRecord> poisoned) {

  /**
   * An event to be stored.
   *
   * @param conflict whether its identity is known with other content
   */
  record New(EventRecord arrival, boolean conflict) {}

  static DedupResult nothing() {
    return new DedupResult(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(DedupResult other) {
    fresh.addAll(other.fresh);
    duplicates.addAll(other.duplicates);
    poisoned.addAll(other.poisoned);
  }
}
