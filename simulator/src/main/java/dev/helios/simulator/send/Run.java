// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import dev.helios.simulator.ledger.Ledger;
import dev.helios.simulator.shop.Planned;
import dev.helios.simulator.shop.Scenario;
import dev.helios.simulator.wire.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario open-loop: each request leaves at its scheduled time, whatever the server does.
 * One thread plays; {@link #stop} may come from any.
 */
public final class Run {
  private static final int TOGETHER_MAX = 256;
  private static final long NAP_NANOS = 50_000_000;

  private final Scenario scenario;
  private final Ledger ledger;
  private final Dispatcher dispatcher;
  private final Clock clock;
  private final Instant start;
  private final long startNanos;
  private volatile boolean stopped;
  private @Nullable Planned ahead;

  /**
   * @param start the wall-clock time at which the scenario's times begin; about now
   */
  public Run(Scenario scenario, Ledger ledger, Dispatcher dispatcher, Clock clock, Instant start) {
    this.scenario = scenario;
    this.ledger = ledger;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.start = start;
    this.startNanos = System.nanoTime() + Duration.between(clock.instant(), start).toNanos();
  }

  /** Plays until the scenario ends or {@link #stop} is called. */
  public void play() {
    ahead = scenario.next();
    while (ahead != null && !stopped) {
      long wait = due(ahead) - System.nanoTime();
      if (wait > 0) {
        ledger.flush();
        LockSupport.parkNanos(Math.min(wait, NAP_NANOS));
      } else {
        sendAllDue();
      }
    }
    ledger.flush();
  }

  /** Ends the play soon; what was sent is still seen through by the dispatcher. */
  public void stop() {
    stopped = true;
  }

  private void sendAllDue() {
    List<Planned> due = new ArrayList<>();
    Instant now = clock.instant();
    long nowNanos = System.nanoTime();
    while (ahead != null && due.size() < TOGETHER_MAX && due(ahead) - nowNanos <= 0) {
      due.add(ahead);
      ahead = scenario.next();
    }
    scenario.truths().forEach(ledger::truth);
    for (Planned planned : due) {
      for (Message message : planned.request().messages()) {
        ledger.sent(message, now);
      }
    }
    // First the file, then the wire: a kill in between leaves nothing stored that is not written.
    ledger.flush();
    due.forEach(planned -> dispatcher.send(planned.request(), due(planned)));
  }

  private long due(Planned planned) {
    return startNanos + Duration.between(start, planned.at()).toNanos();
  }
}
