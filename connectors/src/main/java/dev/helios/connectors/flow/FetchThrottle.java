// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * A half-open circuit breaker before a log that may not take messages. While closed it permits
 * every fetch. A rejection opens it for a pause; then one trial is permitted. A trial that is
 * accepted closes it, one that is rejected opens it for longer. Fetching on during an outage would
 * count deliveries against messages that nobody can take, until the service calls them dead.
 *
 * <p>It has no clock: {@link #rejected} says how long a pause lasts, and the caller says when it
 * has ended. For one thread.
 */
public final class FetchThrottle {
  /** Permission to fetch, or to hand a message in. Each is ended by exactly one result. */
  public enum Permit {
    /** No outage: any number of messages. */
    FREE,
    /** The pause after a rejection is over: one message. */
    TRIAL
  }

  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN,
    TRYING
  }

  private final Backoff backoff;
  private State state = State.CLOSED;
  private int rejections;

  public FetchThrottle(Backoff backoff) {
    this.backoff = backoff;
  }

  /** A permit; empty during a pause and while a trial is under way. */
  public Optional<Permit> acquire() {
    return switch (state) {
      case CLOSED -> Optional.of(Permit.FREE);
      case HALF_OPEN -> {
        state = State.TRYING;
        yield Optional.of(Permit.TRIAL);
      }
      case OPEN, TRYING -> Optional.empty();
    };
  }

  /** The log took what was permitted. */
  public void accepted(Permit permit) {
    if (permit == Permit.TRIAL) {
      state = State.CLOSED;
      rejections = 0;
    }
  }

  /** There was nothing to hand in: the next one may try. */
  public void unused(Permit permit) {
    if (permit == Permit.TRIAL) {
      state = State.HALF_OPEN;
    }
  }

  /**
   * The log did not take what was permitted.
   *
   * @return the pause that begins now; empty when one has begun already, because what was permitted
   *     before it does not lengthen it
   */
  public Optional<Duration> rejected(Permit permit) {
    if (permit == Permit.FREE && state != State.CLOSED) {
      return Optional.empty();
    }
    state = State.OPEN;
    rejections++;
    return Optional.of(pause());
  }

  /** Ends the pause. */
  public void pauseEnded() {
    if (state == State.OPEN) {
      state = State.HALF_OPEN;
    }
  }

  /** The length of the pause after the latest rejection; of the first one where there is none. */
  public Duration pause() {
    return backoff.pause(Math.max(1, rejections));
  }
}
