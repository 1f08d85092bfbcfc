// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.core.event.Cloud;
import dev.helios.server.intake.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What each cloud has pushed to this server since it started. Thread-safe. */
public final class PushState {

  /** One cloud's pushes. */
  public static final class Pushed {
    private final AtomicReference<@Nullable Instant> lastEvent = new AtomicReference<>();
    private final AtomicReference<SourceState.@Nullable Error> error = new AtomicReference<>();
    private final LongAdder kept = new LongAdder();
    private final LongAdder later = new LongAdder();
    private final LongAdder errors = new LongAdder();

    private void settled(Outcome outcome, Instant now) {
      if (outcome instanceof Outcome.Unavailable) {
        later.increment();
      } else {
        kept.increment();
        lastEvent.set(now);
      }
    }

    public Optional<Instant> lastEvent() {
      return Optional.ofNullable(lastEvent.get());
    }

    public Optional<SourceState.Error> error() {
      return Optional.ofNullable(error.get());
    }

    /** Deliveries that were answered for good. */
    public long kept() {
      return kept.sum();
    }

    /** Deliveries that were answered 503. */
    public long later() {
      return later.sum();
    }

    /** Requests that were turned away before they were read. */
    public long errors() {
      return errors.sum();
    }
  }

  private final Map<Cloud, Pushed> byCloud = new EnumMap<>(Cloud.class);
  private final InstantSource clock;

  public PushState(InstantSource clock) {
    this.clock = clock;
    for (Cloud cloud : Cloud.values()) {
      byCloud.put(cloud, new Pushed());
    }
  }

  /** A request's items have been answered. */
  public void settled(Cloud cloud, List<Outcome> outcomes) {
    Instant now = clock.instant();
    Pushed pushed = of(cloud);
    outcomes.forEach(outcome -> pushed.settled(outcome, now));
  }

  /** A request was turned away before it was read, for the reason with this code. */
  public void turnedAway(Cloud cloud, String code) {
    Pushed pushed = of(cloud);
    pushed.errors.increment();
    pushed.error.set(new SourceState.Error(clock.instant(), code));
  }

  public Pushed of(Cloud cloud) {
    return Objects.requireNonNull(byCloud.get(cloud));
  }
}
