// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signatures that were accepted, for as long as they could be replayed. Bounded: when it is full it
 * reports so and forgets none. Thread-safe.
 */
final class SeenSignatures {
  private final Duration memory;
  private final int max;

  /** By the time they came in, the oldest first. */
  private final Map<Bytes, Instant> seen = new LinkedHashMap<>();

  enum Answer {
    NEW,
    SEEN,
    FULL
  }

  SeenSignatures(Duration memory, int max) {
    this.memory = memory;
    this.max = max;
  }

  synchronized Answer take(Bytes signature, Instant now) {
    Iterator<Instant> oldest = seen.values().iterator();
    while (oldest.hasNext() && !oldest.next().plus(memory).isAfter(now)) {
      oldest.remove();
    }
    if (seen.containsKey(signature)) {
      return Answer.SEEN;
    }
    if (seen.size() >= max) {
      return Answer.FULL;
    }
    seen.put(signature, now);
    return Answer.NEW;
  }
}
