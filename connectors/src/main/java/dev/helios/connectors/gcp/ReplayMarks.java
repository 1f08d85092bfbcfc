// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was sought back. Seek sends a message again as the same message, with nothing on
 * it that says so: it is told by its publish time, which lies in the range that was asked for and
 * before the moment of asking. Kept in memory, the newest {@value #MAX}; after a restart what still
 * arrives counts as an ordinary delivery, and the back-fill is to be run again. Thread-safe.
 */
public final class ReplayMarks {
  private static final int MAX = 64;

  private static final class Mark {
    private final String subscription;
    private final Instant from;
    private final Instant to;
    private final Instant soughtAt;
    private final String name;
    private long seen;

    private Mark(String subscription, Instant from, Instant to, Instant soughtAt, String name) {
      this.subscription = subscription;
      this.from = from;
      this.to = to;
      this.soughtAt = soughtAt;
      this.name = name;
    }

    private boolean covers(String subscription, Instant published) {
      return this.subscription.equals(subscription)
          && !published.isBefore(from)
          && published.isBefore(to)
          && published.isBefore(soughtAt);
    }
  }

  private final Deque<Mark> marks = new ArrayDeque<>();

  /**
   * From now on messages of the subscription published from {@code from} (inclusive) to {@code to}
   * (exclusive), and before {@code soughtAt}, are the replay {@code name}.
   *
   * @param subscription full resource name
   */
  public synchronized void add(
      String subscription, Instant from, Instant to, Instant soughtAt, String name) {
    if (marks.size() == MAX) {
      marks.removeLast();
    }
    marks.addFirst(new Mark(subscription, from, to, soughtAt, name));
  }

  /** The replay a message belongs to, the newest where several do; null for none. Counts it. */
  public synchronized @Nullable String nameFor(String subscription, Instant published) {
    for (Mark mark : marks) {
      if (mark.covers(subscription, published)) {
        mark.seen++;
        return mark.name;
      }
    }
    return null;
  }

  /** How many messages {@link #nameFor} has given this name. */
  public synchronized long seen(String name) {
    return marks.stream().filter(mark -> mark.name.equals(name)).mapToLong(mark -> mark.seen).sum();
  }
}
