// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list of cases gives. */
public sealed interface CasePage {

  /**
   * Cases, newest judgement first.
   *
   * @param next cursor of the next page, null when this is the last
   */
  record Page(List<StoredCase> items, @Nullable String next) implements CasePage {
    public Page {
      items = List.copyOf(items);
    }

    public boolean hasMore() {
      return next != null;
    }
  }

  /** The cursor is none that this version made for this list. */
  record BadCursor() implements CasePage {}
}
