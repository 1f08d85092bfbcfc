// SPDX-License-Identifier: MIT
package dev.helios.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with an end: what does not come fails the test with its name. */
public final class Await {
  /** Far longer than anything here takes, so that a slow machine fails nothing. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For what waits for time-outs of others, too. */
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /** A question whose answer may not be there yet. */
  public interface Question<T> {
    Optional<T> ask() throws Exception;
  }

  /** A state that may not be reached yet. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  public static void until(String what, Condition condition) throws Exception {
    until(what, PATIENCE, condition);
  }

  /** For what takes its time by itself, however fast the machine is. */
  public static void until(String what, Duration patience, Condition condition) throws Exception {
    answer(what, patience, () -> condition.holds() ? Optional.of(true) : Optional.empty());
  }

  /** The same for what throws nothing, with a name that says how far it has come. */
  public static void until(BooleanSupplier condition, Supplier<String> what) {
    long end = System.nanoTime() + LONG_PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + LONG_PATIENCE + " in vain for: " + what.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  public static <T> T answer(String what, Question<T> question) throws Exception {
    return answer(what, PATIENCE, question);
  }

  private static <T> T answer(String what, Duration patience, Question<T> question)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> answer = question.ask();
      if (answer.isPresent()) {
        return answer.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("waited " + patience + " in vain for: " + what);
  }
}
