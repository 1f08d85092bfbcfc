// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import java.io.IOException;
import java.time.Duration;

/** Waits for conditions, with an end. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(25);

  private Await() {}

  /** A state that may not be reached yet. */
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Throws IOException, with the name, when it does not come within the limit. */
  public static void until(String what, Duration limit, Condition condition)
      throws IOException, InterruptedException {
    if (!within(limit, condition)) {
      throw new IOException("waited %d s in vain for: %s".formatted(limit.toSeconds(), what));
    }
  }

  /** Whether it came within the limit. */
  public static boolean within(Duration limit, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }
}
