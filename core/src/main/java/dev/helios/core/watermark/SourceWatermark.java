// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a source has come, or a cloud as a whole, learned from its events in the order of the
 * log. Immutable.
 *
 * @param newest newest event time seen, never after the receipt of the event that had it
 * @param lastArrival newest receipt
 * @param resumedAt receipt of the first event after the last silence, or of the first of all
 * @param settled what {@code newest} was at that receipt; the epoch for the first of all
 * @param usualGap mean of the recent gaps between bursts of arrivals
 * @param heardSince receipt of its first event, moved on by each time in which it was idle
 * @param events how many events it was learned from, redeliveries included
 */
public record SourceWatermark(
    Instant newest,
    Instant lastArrival,
    Instant resumedAt,
    Instant settled,
    Duration usualGap,
    Instant heardSince,
    long events,
    ClockSkew skew) {

  /** It is never called idle earlier than this. */
  public static final Duration MIN_IDLE_TIMEOUT = Duration.ofSeconds(15);

  /** It is never called idle later than this. */
  public static final Duration MAX_IDLE_TIMEOUT = Duration.ofMinutes(10);

  /** Arrivals closer together than this are one burst and have no gap. */
  public static final Duration BURST = Duration.ofSeconds(1);

  /** How many usual gaps are still usual. */
  public static final int IDLE_GAPS = 8;

  /** Number of events after which the usual gap of a source is trusted. */
  public static final int ESTABLISHED = 8;

  /** A source that has sent nothing for this long is retired: it may have a new name. */
  public static final Duration RETIRED_AFTER = Duration.ofDays(1);

  private static final int MEMORY = 8;

  /** After the first event. */
  public static SourceWatermark first(Instant occurredAt, Instant receivedAt) {
    return new SourceWatermark(
        earlier(occurredAt, receivedAt),
        receivedAt,
        receivedAt,
        Instant.EPOCH,
        Duration.ZERO,
        receivedAt,
        1,
        ClockSkew.unknown(receivedAt).learn(occurredAt, receivedAt));
  }

  /**
   * After one more event. Do not pass replays: they say nothing of the source's own progress. The
   * event time moves forward only, and not beyond the receipt.
   */
  public SourceWatermark advance(Instant occurredAt, Instant receivedAt) {
    boolean resumes = isIdle(receivedAt);
    return new SourceWatermark(
        later(newest, earlier(occurredAt, receivedAt)),
        later(lastArrival, receivedAt),
        resumes ? receivedAt : resumedAt,
        resumes ? newest : settled,
        learnGap(receivedAt),
        resumes ? heardSince.plus(Duration.between(lastArrival, receivedAt)) : heardSince,
        events + 1,
        skew.learn(occurredAt, receivedAt));
  }

  private Duration learnGap(Instant receivedAt) {
    Duration gap = Duration.between(lastArrival, receivedAt);
    if (gap.compareTo(BURST) < 0) {
      return usualGap;
    }
    Duration bounded = gap.compareTo(MAX_IDLE_TIMEOUT) > 0 ? MAX_IDLE_TIMEOUT : gap;
    return usualGap.isZero()
        ? Duration.ofMillis(bounded.toMillis() / MEMORY)
        : Duration.ofMillis(usualGap.plus(bounded.minus(usualGap).dividedBy(MEMORY)).toMillis());
  }

  /**
   * How long it may be quiet before that is unusual. Readers that saw few of its events each have
   * no gaps to tell of: then the mean over all counts.
   */
  public Duration idleTimeout() {
    Duration mean =
        events < 2
            ? Duration.ZERO
            : Duration.between(heardSince, lastArrival).dividedBy(events - 1);
    Duration gap = mean.compareTo(usualGap) > 0 ? mean : usualGap;
    Duration usual = gap.multipliedBy(IDLE_GAPS);
    if (usual.compareTo(MIN_IDLE_TIMEOUT) < 0) {
      return MIN_IDLE_TIMEOUT;
    }
    return usual.compareTo(MAX_IDLE_TIMEOUT) > 0 ? MAX_IDLE_TIMEOUT : usual;
  }

  /** Whether it has been quiet for longer than is usual for it. */
  public boolean isIdle(Instant now) {
    return now.isAfter(lastArrival.plus(idleTimeout()));
  }

  /**
   * Whether it was heard of often enough, and for long enough, to be expected again. What is heard
   * of once, as where each order is a source of its own, is not.
   */
  public boolean isEstablished() {
    return events >= ESTABLISHED
        && Duration.between(heardSince, lastArrival).compareTo(MIN_IDLE_TIMEOUT) >= 0;
  }

  /** Whether it has been silent for long enough to be retired. */
  public boolean isRetired(Instant now) {
    return now.isAfter(lastArrival.plus(RETIRED_AFTER));
  }

  /**
   * Whether events up to {@code time} have been seen to be past. After a silence, and at the start,
   * only once {@code settling} has gone by, because a backlog comes in any order.
   */
  public boolean hasPassed(Instant time, Instant now, Duration settling) {
    return !settled.isBefore(time)
        || (!newest.isBefore(time) && !now.isBefore(resumedAt.plus(settling)));
  }

  /** The same without what it says of clocks, which counts for clouds as a whole only. */
  public SourceWatermark withoutSkew() {
    return new SourceWatermark(
        newest,
        lastArrival,
        resumedAt,
        settled,
        usualGap,
        heardSince,
        events,
        ClockSkew.unknown(Instant.EPOCH));
  }

  /** What two readers of one source know together, for example of two partitions. */
  public SourceWatermark merge(SourceWatermark other) {
    SourceWatermark fresher = other.lastArrival.isAfter(lastArrival) ? other : this;
    return new SourceWatermark(
        later(newest, other.newest),
        fresher.lastArrival,
        later(resumedAt, other.resumedAt),
        later(settled, other.settled),
        usualGap.compareTo(other.usualGap) > 0 ? other.usualGap : usualGap,
        earlier(heardSince, other.heardSince),
        events + other.events,
        new ClockSkew(
            later(skew.windowStart(), other.skew.windowStart()),
            Math.min(skew.current(), other.skew.current()),
            Math.min(skew.previous(), other.skew.previous())));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
