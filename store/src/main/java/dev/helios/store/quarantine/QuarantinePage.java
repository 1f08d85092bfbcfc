// SPDX-License-Identifier: MIT
package dev.helios.store.quarantine;

import dev.helios.core.event.Cloud;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list of quarantine gives. */
public sealed interface QuarantinePage {

  /**
   * Items, newest first.
   *
   * @param next cursor of the next page, null when this is the last
   */
  record Page(List<QuarantineItem> items, @Nullable String next) implements QuarantinePage {
    public Page {
      items = List.copyOf(items);
    }

    public boolean hasMore() {
      return next != null;
    }
  }

  /** The cursor is none that this version made for this list. */
  record BadCursor() implements QuarantinePage {}

  /** Which items a list shows: those for which everything given holds. */
  record Filter(
      QuarantineItem.@Nullable Status status, @Nullable Cloud cloud, @Nullable String reason) {}
}
