// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list gives. */
public sealed interface EventPage {

  /**
   * Events, newest first.
   *
   * @param next cursor of the next page, null when this is the last
   * @param examined how many events a search by text looked at, null without one; a page of a
   *     search may be empty and still have a next one
   */
  record Page(List<StoredEvent> items, @Nullable String next, @Nullable Integer examined)
      implements EventPage {
    public Page {
      items = List.copyOf(items);
    }

    public boolean hasMore() {
      return next != null;
    }
  }

  /** The cursor is none that this version made for this list. */
  record BadCursor() implements EventPage {}
}
