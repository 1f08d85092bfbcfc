// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.Backfill.Progress;
import dev.helios.connectors.port.Backfill.Range;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One back-fill, from being asked for to its end. Written by who runs it. Thread-safe. */
public final class BackfillJob {

  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How it ended.
   *
   * @param error in words that may be shown; null when it is done
   */
  public record End(Instant at, @Nullable String error) {}

  private final TenantId tenant;
  private final Cloud cloud;
  private final String kind;
  private final Range range;
  private final Instant startedAt;
  private final LongAdder kept = new LongAdder();
  private final LongAdder later = new LongAdder();
  private final AtomicReference<Progress> progress =
      new AtomicReference<>(new Progress("starting", 0, 0, false));
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();

  BackfillJob(TenantId tenant, Cloud cloud, String kind, Range range, Instant startedAt) {
    this.tenant = tenant;
    this.cloud = cloud;
    this.kind = kind;
    this.range = range;
    this.startedAt = startedAt;
  }

  void progress(Progress now) {
    progress.set(now);
  }

  void settled(Settlement fate) {
    if (fate == Settlement.ACK) {
      kept.increment();
    } else {
      later.increment();
    }
  }

  void end(Instant now, @Nullable String error) {
    end.compareAndSet(null, new End(now, error));
  }

  /** Names the back-fill, and marks in each event what brought it back. */
  public String id() {
    return range.replay();
  }

  /** Who asked for it, and alone may see it. */
  public TenantId tenant() {
    return tenant;
  }

  public Cloud cloud() {
    return cloud;
  }

  public String kind() {
    return kind;
  }

  public Range range() {
    return range;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Progress progress() {
    return progress.get();
  }

  /** Messages that came in by it and are kept. */
  public long kept() {
    return kept.sum();
  }

  /** Messages that the log could not take when they came. */
  public long later() {
    return later.sum();
  }

  public Optional<End> end() {
    return Optional.ofNullable(end.get());
  }

  public State state() {
    End over = end.get();
    if (over == null) {
      return State.RUNNING;
    }
    return over.error() == null ? State.DONE : State.FAILED;
  }
}
