// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become so; three minutes without it are a failure. */
final class Await {
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private Await() {}

  static void until(BooleanSupplier so, Supplier<String> what) {
    Instant end = Instant.now().plus(AT_MOST);
    while (!so.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("expected within " + AT_MOST.toSeconds() + " s: " + what.get());
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted waiting for " + what.get(), e);
      }
    }
  }
}
