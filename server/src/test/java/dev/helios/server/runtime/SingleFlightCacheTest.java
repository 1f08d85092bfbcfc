// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SingleFlightCacheTest {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void get_withinTheTime_asksOnce() {
    SingleFlightCache<Integer> number =
        new SingleFlightCache<>(asked::incrementAndGet, FRESH, now::get);

    assertThat(number.get()).isEqualTo(1);
    now.addAndGet(FRESH.toNanos() - 1);
    assertThat(number.get()).isEqualTo(1);
    now.addAndGet(1);
    assertThat(number.get()).isEqualTo(2);
  }

  @Test
  void get_theQuestionFails_asksAgainNextTime() {
    SingleFlightCache<Integer> number =
        new SingleFlightCache<>(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
              }
              return asked.get();
            },
            FRESH,
            now::get);

    assertThatThrownBy(number::get).hasMessage("away");
    assertThat(number.get()).isEqualTo(2);
  }

  @Test
  void get_severalWhileItIsAsked_shareWhatComesOfIt() {
    CountDownLatch mayFail = new CountDownLatch(1);
    SingleFlightCache<Integer> number =
        new SingleFlightCache<>(
            () -> {
              asked.incrementAndGet();
              awaitQuietly(mayFail);
              throw new IllegalStateException("away");
            },
            FRESH,
            now::get);

    CompletableFuture<Integer> first = number.ask();
    CompletableFuture<Integer> second = number.ask();
    mayFail.countDown();

    assertThatThrownBy(first::join).hasRootCauseMessage("away");
    assertThatThrownBy(second::join).hasRootCauseMessage("away");
    assertThat(asked).hasValue(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
