// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.Source.Lag;
import dev.helios.connectors.port.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How one source stands, written by who runs it and read by who asks. Thread-safe. */
public final class SourceState {

  /** What a source is doing. */
  public enum Phase {
    /** Trying; nothing has come of it yet. */
    CONNECTING,
    /** Fetching. */
    RUNNING,
    /** Lost; will try again in a moment. */
    WAITING,
    /** Lost several times in a row; goes on trying, more and more seldom. */
    FAILED,
    CLOSED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What went wrong last, in words that may be shown. */
  public record Error(Instant at, String message) {}

  /** What waits in the cloud, and when it was asked. */
  public record AskedLag(Lag lag, Instant askedAt) {}

  private record Standing(Phase phase, Instant since) {}

  private final SourceName name;
  private final AtomicReference<Standing> standing;
  private final AtomicReference<@Nullable Error> error = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> lastEvent = new AtomicReference<>();
  private final AtomicReference<@Nullable AskedLag> lag = new AtomicReference<>();
  private final LongAdder kept = new LongAdder();
  private final LongAdder later = new LongAdder();
  private final LongAdder errors = new LongAdder();

  SourceState(SourceName name, Instant now) {
    this.name = name;
    this.standing = new AtomicReference<>(new Standing(Phase.CONNECTING, now));
  }

  void enter(Phase phase, Instant now) {
    standing.updateAndGet(
        was ->
            was.phase() == phase || was.phase() == Phase.CLOSED ? was : new Standing(phase, now));
  }

  /** Something came of it: the source runs. */
  void alive(Instant now) {
    standing.updateAndGet(
        was -> was.phase() == Phase.CONNECTING ? new Standing(Phase.RUNNING, now) : was);
  }

  /**
   * Nothing has been said against it for so long: it is connected, and there is nothing to fetch.
   */
  void quiet(Duration howLong, Instant now) {
    if (since().plus(howLong).compareTo(now) <= 0) {
      alive(now);
    }
  }

  void settled(Settlement fate, Instant now) {
    if (fate == Settlement.ACK) {
      kept.increment();
      lastEvent.set(now);
    } else {
      later.increment();
    }
  }

  void failed(String message, Instant now) {
    errors.increment();
    error.set(new Error(now, message));
  }

  void lag(@Nullable AskedLag asked) {
    lag.set(asked);
  }

  public SourceName name() {
    return name;
  }

  public Phase phase() {
    return standing.get().phase();
  }

  /** Since when it is in its phase. */
  public Instant since() {
    return standing.get().since();
  }

  /** What went wrong last; it may have been mended since. */
  public Optional<Error> error() {
    return Optional.ofNullable(error.get());
  }

  /** When a message was last kept. */
  public Optional<Instant> lastEvent() {
    return Optional.ofNullable(lastEvent.get());
  }

  /** Empty where the cloud gives no figure, or has not answered lately. */
  public Optional<AskedLag> lag() {
    return Optional.ofNullable(lag.get());
  }

  /** Messages that were kept: admitted, duplicate or in quarantine. */
  public long kept() {
    return kept.sum();
  }

  /** Messages that were given back, because the log could not take them. */
  public long later() {
    return later.sum();
  }

  /** How often the cloud was lost or refused. */
  public long errors() {
    return errors.sum();
  }
}
