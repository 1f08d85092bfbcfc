// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs jobs, each on a thread of its own: begun again with growing pauses when they fail, ended
 * together. Thread-safe.
 */
final class BackgroundJobs implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BackgroundJobs.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** Runs the job until it is done or closed; its needs are not looked at. */
  void start(Job job) {
    Runnable loop =
        switch (job.schedule()) {
          case Job.Schedule.UntilDone once -> () -> untilDone(job);
          case Job.Schedule.Every every -> () -> every(job, every.pause());
        };
    threads.add(Thread.ofPlatform().name("helios-" + job.name()).daemon(true).start(loop));
  }

  private void untilDone(Job job) {
    for (int failures = 1; !isClosing() && !succeeds(job); failures++) {
      await(BACKOFF.pause(failures));
    }
  }

  private void every(Job job, Duration pause) {
    while (!isClosing()) {
      succeeds(job);
      await(pause);
    }
  }

  private boolean isClosing() {
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

  private boolean succeeds(Job job) {
    try {
      job.work().run();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception | LinkageError e) {
      if (!isClosing()) {
        LOG.warnf("%s failed and will be tried again: %s", job.name(), e.toString());
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
}
