// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundJobsTest {
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch third = new CountDownLatch(1);

  /** Fails twice. */
  private void run() {
    int run = runs.incrementAndGet();
    if (run == 3) {
      third.countDown();
    } else if (run < 3) {
      throw new IllegalStateException("not yet");
    }
  }

  @Test
  void start_workThatFails_isTriedUntilItIsDoneAndNoMore() throws InterruptedException {
    try (BackgroundJobs jobs = new BackgroundJobs()) {
      jobs.start(Job.untilDone("test", true, Set.of(), this::run));
      third.await();
    }

    assertThat(runs).hasValue(3);
  }

  @Test
  void start_repeatedWork_goesOnAfterAFailureUntilItIsClosed() throws InterruptedException {
    try (BackgroundJobs jobs = new BackgroundJobs()) {
      jobs.start(Job.every(Duration.ofMillis(1), "test", true, Set.of(), this::run));
      third.await();
    }
    int atTheEnd = runs.get();

    assertThat(atTheEnd).isGreaterThanOrEqualTo(3);
    assertThat(runs).hasValue(atTheEnd);
  }
}
