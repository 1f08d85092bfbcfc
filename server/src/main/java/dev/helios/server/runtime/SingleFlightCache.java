// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that costs something and is good for a while, so that many who ask do not become load:
 * it is asked for once, on a thread of its own, and all who come meanwhile share what comes of it,
 * a failure too. A failure is not remembered beyond that. Thread-safe.
 */
public final class SingleFlightCache<T> implements Supplier<T> {
  private static final Executor THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("single-flight-", 0).factory());

  private final Supplier<T> question;
  private final long fresh;
  private final LongSupplier nanoTime;
  private @Nullable CompletableFuture<T> answer;
  private long askedAt;

  /**
   * @param fresh how long an answer is used, from when it was asked for
   */
  public SingleFlightCache(Supplier<T> question, Duration fresh) {
    this(question, fresh, System::nanoTime);
  }

  SingleFlightCache(Supplier<T> question, Duration fresh, LongSupplier nanoTime) {
    this.question = question;
    this.fresh = fresh.toNanos();
    this.nanoTime = nanoTime;
  }

  /** The answer that is good now, or is being asked for. */
  public synchronized CompletableFuture<T> ask() {
    long now = nanoTime.getAsLong();
    CompletableFuture<T> known = answer;
    if (known != null && !known.isCompletedExceptionally() && now - askedAt < fresh) {
      return known;
    }
    CompletableFuture<T> asked = CompletableFuture.supplyAsync(question, THREADS);
    answer = asked;
    askedAt = now;
    return asked;
  }

  /** Waits for the answer; throws what the question threw. */
  @Override
  public T get() {
    try {
      return ask().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
