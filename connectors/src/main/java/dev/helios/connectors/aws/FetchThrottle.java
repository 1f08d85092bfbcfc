// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says when receivers may fetch, and how much. While the log takes messages, all of them ten at a
 * time. Once it could not, nobody for a pause; then one receiver tries one message, and the pause
 * doubles or ends. Fetching on would count receives against messages that nobody can take, until
 * the queue's redrive policy calls them dead. Thread-safe.
 */
final class FetchThrottle {
  /** What became of a turn. */
  enum Outcome {
    TAKEN,
    NOTHING,
    LATER
  }

  private final long firstPause;
  private final long longestPause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long pause;
  private long pausedAt;
  private boolean trying;
  private boolean closed;

  FetchThrottle(Duration firstPause, Duration longestPause) {
    this.firstPause = firstPause.toNanos();
    this.longestPause = longestPause.toNanos();
  }

  /** Waits for a turn: how many messages may be fetched, 0 when it is over. */
  int turn() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        if (pause == 0) {
          return SqsQueue.BATCH;
        }
        long left = pause - (System.nanoTime() - pausedAt);
        if (!trying && left <= 0) {
          trying = true;
          return 1;
        }
        if (trying) {
          changed.await();
        } else {
          changed.awaitNanos(left);
        }
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a turn of so many messages. */
  void ended(int turn, Outcome outcome) {
    lock.lock();
    try {
      boolean tried = turn == 1;
      if (tried) {
        trying = false;
      }
      switch (outcome) {
        case TAKEN -> pause = tried ? 0 : pause;
        case NOTHING -> {}
        case LATER -> longer(tried);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How long what could not be taken should stay away. */
  Duration pause() {
    lock.lock();
    try {
      return Duration.ofNanos(Math.max(pause, firstPause));
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Receivers that were under way when the pause began do not make it longer. */
  private void longer(boolean tried) {
    if (pause == 0) {
      pause = firstPause;
    } else if (tried) {
      pause = Math.min(longestPause, pause * 2);
    }
    pausedAt = System.nanoTime();
  }
}
