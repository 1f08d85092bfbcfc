// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import dev.helios.connectors.flow.FetchThrottle.Permit;
import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link FetchThrottle} for threads that wait for their permit. Thread-safe. */
public final class BlockingThrottle implements AutoCloseable {
  private final FetchThrottle throttle;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean pausing;
  private long pauseEnds;
  private boolean closed;

  public BlockingThrottle(Backoff backoff) {
    this.throttle = new FetchThrottle(backoff);
  }

  /** Waits for a permit; empty once closed. */
  public Optional<Permit> acquire() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long left = pauseEnds - System.nanoTime();
        if (pausing && left <= 0) {
          pausing = false;
          throttle.pauseEnded();
        }
        Optional<Permit> permit = throttle.acquire();
        if (permit.isPresent()) {
          return permit;
        }
        if (pausing) {
          changed.awaitNanos(left);
        } else {
          changed.await();
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link FetchThrottle#accepted}. */
  public void accepted(Permit permit) {
    change(() -> throttle.accepted(permit));
  }

  /** As {@link FetchThrottle#unused}. */
  public void unused(Permit permit) {
    change(() -> throttle.unused(permit));
  }

  /** As {@link FetchThrottle#rejected}; the pause begins now. */
  public void rejected(Permit permit) {
    change(() -> throttle.rejected(permit).ifPresent(this::begin));
  }

  /** As {@link FetchThrottle#pause}. */
  public Duration pause() {
    lock.lock();
    try {
      return throttle.pause();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every wait. */
  @Override
  public void close() {
    change(() -> closed = true);
  }

  private void begin(Duration pause) {
    pausing = true;
    pauseEnds = System.nanoTime() + pause.toNanos();
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
