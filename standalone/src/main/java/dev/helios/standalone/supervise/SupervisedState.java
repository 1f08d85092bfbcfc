// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a supervised process is, for those who wait for it. Thread-safe; locks on itself. */
final class SupervisedState {
  private enum Phase {
    DOWN,
    STARTING,
    READY,
    REFUSED
  }

  private Phase phase = Phase.DOWN;
  private boolean wanted;
  private boolean everReady;
  private boolean killedOnPurpose;
  private @Nullable Refused refusal;

  synchronized void begin() {
    wanted = true;
    phase = Phase.STARTING;
    refusal = null;
  }

  synchronized void starting() {
    phase = Phase.STARTING;
    notifyAll();
  }

  synchronized void ready() {
    phase = Phase.READY;
    everReady = true;
    notifyAll();
  }

  synchronized void refuse(Refused refused) {
    refusal = refused;
    phase = Phase.REFUSED;
    notifyAll();
  }

  /** Not to be started again. */
  synchronized void unwanted() {
    wanted = false;
    notifyAll();
  }

  synchronized void down() {
    phase = Phase.DOWN;
  }

  synchronized void killedOnPurpose() {
    phase = Phase.STARTING;
    killedOnPurpose = true;
  }

  /** Whether it was killed on purpose since the last question: that does not make it unsteady. */
  synchronized boolean wasKilledOnPurpose() {
    boolean once = killedOnPurpose;
    killedOnPurpose = false;
    return once;
  }

  synchronized boolean isWanted() {
    return wanted;
  }

  synchronized boolean isReady() {
    return phase == Phase.READY;
  }

  synchronized boolean wasEverReady() {
    return everReady;
  }

  /** Waits until it is ready; false when the limit passes, the sentence of a refusal is thrown. */
  synchronized boolean awaitReady(Duration limit) throws InterruptedException, Refused {
    long end = System.nanoTime() + limit.toNanos();
    while (phase != Phase.READY) {
      if (refusal != null) {
        throw refusal;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Waits before the next start, and not at all once it is unwanted. */
  synchronized void pause(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (wanted && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }
}
