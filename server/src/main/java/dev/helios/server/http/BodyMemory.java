// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap the bodies of all requests hold together. What does not fit is not read:
 * many large bodies at once must not end the process. Thread-safe.
 */
final class BodyMemory {
  private final long max;
  private final AtomicLong held = new AtomicLong();

  BodyMemory(long max) {
    this.max = max;
  }

  /** Takes this many bytes, or none of them. */
  boolean take(long bytes) {
    if (held.addAndGet(bytes) <= max) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }

  long held() {
    return held.get();
  }
}
