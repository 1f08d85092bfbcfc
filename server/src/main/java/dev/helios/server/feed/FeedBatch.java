// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.TenantId;
import dev.helios.core.log.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that came together, in the order of the log, and the cursor behind them. Their frame is
 * made once, for all clients that want all of them. One owner: the hub's lock guards it.
 */
final class FeedBatch {
  private final List<FeedItem> items;
  private final Cursor after;
  private @Nullable String frame;

  FeedBatch(List<FeedItem> items, Cursor after) {
    this.items = items;
    this.after = after;
  }

  List<FeedItem> items() {
    return items;
  }

  Cursor after() {
    return after;
  }

  /** Whether every event is this tenant's. */
  boolean isWhollyOf(TenantId tenant) {
    for (FeedItem item : items) {
      if (!item.tenant().equals(tenant)) {
        return false;
      }
    }
    return true;
  }

  /** The frame of all of them. */
  String frame() {
    String made = frame;
    if (made == null) {
      made = Frames.events(items, after);
      frame = made;
    }
    return made;
  }
}
