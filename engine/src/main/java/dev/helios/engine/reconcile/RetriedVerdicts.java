// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stored verdicts, asked for again while the store is away, for {@link #LIMIT} at most: then {@link
 * StoreAwayException}. A Streams thread that waits longer does not poll, and the group throws it
 * out. Knows since when it has waited. Thread-safe.
 */
final class RetriedVerdicts implements StoredVerdicts {
  /** A fifth of {@code max.poll.interval.ms}: a poll brings more than one event. */
  static final Duration LIMIT = ReconcilerStreams.MAX_POLL_INTERVAL.dividedBy(5);

  /** Beyond this nobody has asked any more: the partition has gone to another instance. */
  private static final Duration FORGET = LIMIT.multipliedBy(2);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(RetriedVerdicts.class);

  private final StoredVerdicts store;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Pause pause;
  private volatile @Nullable Waiting waiting;

  private record Waiting(Instant since, Instant lastTry) {}

  /** Lets the thread rest; returns at once when it is interrupted. */
  interface Pause {
    void rest(Duration time);
  }

  RetriedVerdicts(StoredVerdicts store) {
    this(
        store,
        InstantSource.system(),
        System::nanoTime,
        time -> LockSupport.parkNanos(time.toNanos()));
  }

  RetriedVerdicts(StoredVerdicts store, InstantSource clock, LongSupplier nanos, Pause pause) {
    this.store = store;
    this.clock = clock;
    this.nanos = nanos;
    this.pause = pause;
  }

  @Override
  public Optional<Verdict> latest(TenantId tenant, String flow, String key) {
    long start = nanos.getAsLong();
    while (true) {
      try {
        Optional<Verdict> found = store.latest(tenant, flow, key);
        waiting = null;
        return found;
      } catch (RuntimeException away) {
        note();
        Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
        if (waited.plus(PAUSE).compareTo(LIMIT) > 0 || Thread.currentThread().isInterrupted()) {
          throw new StoreAwayException(waited, away);
        }
        LOG.warn("The reconciler waits for the store to read a verdict: {}", away.toString());
        pause.rest(PAUSE);
      }
    }
  }

  /** Since when the store has not answered; empty when it does, or when nobody asks any more. */
  Optional<Instant> waitingSince() {
    Waiting now = waiting;
    return now == null || now.lastTry().plus(FORGET).isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(now.since());
  }

  private synchronized void note() {
    Instant now = clock.instant();
    waiting = new Waiting(waitingSince().orElse(now), now);
  }
}
