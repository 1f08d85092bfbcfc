// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions, with an end: what does not come fails the test with its name. */
final class Await {
  /** Far longer than anything here takes, so that a slow machine fails nothing. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /** A question whose answer may not be there yet. */
  interface Question<T> {
    Optional<T> ask() throws Exception;
  }

  /** A state that may not be reached yet. */
  interface Condition {
    boolean holds() throws Exception;
  }

  static void until(String what, Condition condition) throws Exception {
    until(what, PATIENCE, condition);
  }

  /** For what takes its time by itself, however fast the machine is. */
  static void until(String what, Duration patience, Condition condition) throws Exception {
    answer(what, patience, () -> condition.holds() ? Optional.of(true) : Optional.empty());
  }

  static <T> T answer(String what, Question<T> question) throws Exception {
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
