// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.log.Cursor;
import dev.helios.core.log.Position;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest events, for clients that come back after a moment. Bounded in number and in
 * characters; knows from which cursor on it is complete. One owner: the hub's lock guards it.
 */
final class RecentEvents {
  private static final long CHARACTERS_MAX = 32L * 1024 * 1024;

  private final int max;
  private final ArrayDeque<FeedItem> items = new ArrayDeque<>();
  private long characters;
  private Cursor completeFrom;

  RecentEvents(int max, Cursor start) {
    this.max = max;
    this.completeFrom = start;
  }

  void add(List<FeedItem> added) {
    for (FeedItem item : added) {
      items.add(item);
      characters += item.weight();
      while (items.size() > max || characters > CHARACTERS_MAX) {
        FeedItem oldest = items.remove();
        characters -= oldest.weight();
        Position gone = oldest.position();
        completeFrom = completeFrom.with(gone.partition(), gone.offset() + 1);
      }
    }
  }

  /** Everything after the cursor; empty when some of it is here no more, or the cursor is vague. */
  Optional<List<FeedItem>> after(Cursor cursor) {
    for (int partition = 0; partition < completeFrom.partitions(); partition++) {
      long next = cursor.next(partition);
      if (next == Cursor.UNKNOWN || next < completeFrom.next(partition)) {
        return Optional.empty();
      }
    }
    List<FeedItem> missed = new ArrayList<>();
    for (FeedItem item : items) {
      if (!cursor.hasSeen(item.position())) {
        missed.add(item);
      }
    }
    return Optional.of(missed);
  }

  /** When the event at this position was handed to the clients, where that is still known. */
  Optional<Instant> fedAt(Position position) {
    return items.stream()
        .filter(item -> item.position().equals(position))
        .map(FeedItem::at)
        .findFirst();
  }
}
