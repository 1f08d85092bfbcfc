// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that costs something and is good for a while, so that many who ask do not become load:
 * one asks, the others wait for it. A question that fails is not remembered. Thread-safe.
 */
public final class Remembered<T> implements Supplier<T> {
  private final Supplier<T> question;
  private final long fresh;
  private final LongSupplier nanoTime;
  private @Nullable T answer;
  private long askedAt;

  /**
   * @param fresh how long an answer is used, from when it was asked for
   */
  public Remembered(Supplier<T> question, Duration fresh) {
    this(question, fresh, System::nanoTime);
  }

  Remembered(Supplier<T> question, Duration fresh, LongSupplier nanoTime) {
    this.question = question;
    this.fresh = fresh.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized T get() {
    long now = nanoTime.getAsLong();
    T known = answer;
    if (known != null && now - askedAt < fresh) {
      return known;
    }
    T asked = question.get();
    answer = asked;
    askedAt = now;
    return asked;
  }
}
