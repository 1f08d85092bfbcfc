// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The deliveries that have no answer yet, bounded in number. Thread-safe. */
final class InFlight {
  private final int max;
  private final AtomicInteger count = new AtomicInteger();

  /** When each of them came in, by a token of its own. */
  private final ConcurrentMap<Object, Instant> receivedAt = new ConcurrentHashMap<>();

  InFlight(int max) {
    this.max = max;
  }

  boolean isFull() {
    return count.get() >= max;
  }

  /** A token for one more, to be given to {@link #leave}; null when there is no room. */
  @Nullable Object enter(Instant received) {
    if (count.incrementAndGet() > max) {
      count.decrementAndGet();
      return null;
    }
    Object token = new Object();
    receivedAt.put(token, received);
    return token;
  }

  void leave(Object token) {
    receivedAt.remove(token);
    count.decrementAndGet();
  }

  Optional<Instant> oldest() {
    return receivedAt.values().stream().min(Instant::compareTo);
  }

  int size() {
    return count.get();
  }
}
