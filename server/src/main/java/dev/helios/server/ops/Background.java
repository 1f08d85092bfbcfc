// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that goes on beside the requests, each piece on a thread of its own: begun again with
 * growing pauses when it fails, ended together. Thread-safe.
 */
final class Background implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Background.class);
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** Something that may fail, and is then tried again. */
  interface Work {
    void run() throws Exception;
  }

  /** Does the work, again and again until it succeeds once. */
  void untilDone(String name, Work work) {
    start(
        name,
        () -> {
          Duration pause = PAUSE_MIN;
          while (!isClosing() && !succeeds(name, work)) {
            await(pause);
            pause = min(pause.multipliedBy(2), PAUSE_MAX);
          }
        });
  }

  /** Does the work at once and then with this pause in between. */
  void every(String name, Duration pause, Work work) {
    start(
        name,
        () -> {
          while (!isClosing()) {
            succeeds(name, work);
            await(pause);
          }
        });
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    for (Thread thread : threads) {
      try {
        if (!thread.join(FAREWELL)) {
          LOG.warnf("%s did not end in %d s", thread.getName(), FAREWELL.toSeconds());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void start(String name, Runnable loop) {
    threads.add(Thread.ofPlatform().name("helios-" + name).daemon(true).start(loop));
  }

  private boolean succeeds(String name, Work work) {
    try {
      work.run();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception | LinkageError e) {
      if (!isClosing()) {
        LOG.warnf("%s failed and will be tried again: %s", name, e.toString());
      }
      return false;
    }
  }

  private void await(Duration pause) {
    try {
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
