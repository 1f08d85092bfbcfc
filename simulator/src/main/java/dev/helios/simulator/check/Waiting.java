// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting with an end: asks again in short steps. */
final class Waiting {
  private static final long STEP_NANOS = 250_000_000;
  private final long until;

  Waiting(Duration longest) {
    until = System.nanoTime() + longest.toNanos();
  }

  /** Waits a step; false when the time is up. */
  boolean again() {
    long left = until - System.nanoTime();
    if (left <= 0 || Thread.currentThread().isInterrupted()) {
      return false;
    }
    LockSupport.parkNanos(Math.min(left, STEP_NANOS));
    return true;
  }
}
