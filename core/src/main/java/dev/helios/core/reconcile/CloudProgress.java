// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a cloud has come, learned from its events in the order of the log. Immutable.
 *
 * @param newest newest event time seen, never after the receipt of the event that had it
 * @param lastArrival newest receipt
 * @param resumedAt receipt of the first event after the last silence, or of the first of all
 * @param settled what {@code newest} was at that receipt; the epoch for the first of all
 * @param usualGap mean of the recent gaps between bursts of arrivals
 */
public record CloudProgress(
    Instant newest,
    Instant lastArrival,
    Instant resumedAt,
    Instant settled,
    Duration usualGap,
    ClockSkew skew) {

  /** Silence is never called earlier than this. */
  public static final Duration MIN_PATIENCE = Duration.ofSeconds(15);

  /** Silence is never called later than this. */
  public static final Duration MAX_PATIENCE = Duration.ofMinutes(10);

  /** Arrivals closer together than this are one burst and have no gap. */
  public static final Duration BURST = Duration.ofSeconds(1);

  /** How many usual gaps are still usual. */
  public static final int PATIENCE = 8;

  private static final int MEMORY = 8;

  /** After the first event of a cloud. */
  public static CloudProgress first(Instant occurredAt, Instant receivedAt) {
    return new CloudProgress(
        earlier(occurredAt, receivedAt),
        receivedAt,
        receivedAt,
        Instant.EPOCH,
        Duration.ZERO,
        ClockSkew.unknown(receivedAt).learn(occurredAt, receivedAt));
  }

  /**
   * After one more event. Do not pass replays: they say nothing of the source's own progress. The
   * event time moves forward only, and not beyond the receipt.
   */
  public CloudProgress advance(Instant occurredAt, Instant receivedAt) {
    boolean resumes = silent(receivedAt);
    return new CloudProgress(
        later(newest, earlier(occurredAt, receivedAt)),
        later(lastArrival, receivedAt),
        resumes ? receivedAt : resumedAt,
        resumes ? newest : settled,
        learnGap(receivedAt),
        skew.learn(occurredAt, receivedAt));
  }

  private Duration learnGap(Instant receivedAt) {
    Duration gap = Duration.between(lastArrival, receivedAt);
    if (gap.compareTo(BURST) < 0) {
      return usualGap;
    }
    Duration bounded = gap.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE : gap;
    return usualGap.isZero()
        ? Duration.ofMillis(bounded.toMillis() / MEMORY)
        : Duration.ofMillis(usualGap.plus(bounded.minus(usualGap).dividedBy(MEMORY)).toMillis());
  }

  /** How long it may be quiet before that is unusual. */
  public Duration patience() {
    Duration usual = usualGap.multipliedBy(PATIENCE);
    if (usual.compareTo(MIN_PATIENCE) < 0) {
      return MIN_PATIENCE;
    }
    return usual.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE : usual;
  }

  /** Whether it has been quiet for longer than is usual for it. */
  public boolean silent(Instant now) {
    return now.isAfter(lastArrival.plus(patience()));
  }

  /**
   * Whether events up to {@code time} have been seen to be past. After a silence, and at the start,
   * only once {@code settling} has gone by, because a backlog comes in any order.
   */
  public boolean hasPassed(Instant time, Instant now, Duration settling) {
    return !settled.isBefore(time)
        || (!newest.isBefore(time) && !now.isBefore(resumedAt.plus(settling)));
  }

  /** What two readers of one cloud know together, for example of two partitions. */
  public CloudProgress merge(CloudProgress other) {
    CloudProgress fresher = other.lastArrival.isAfter(lastArrival) ? other : this;
    return new CloudProgress(
        later(newest, other.newest),
        fresher.lastArrival,
        later(resumedAt, other.resumedAt),
        later(settled, other.settled),
        usualGap.compareTo(other.usualGap) > 0 ? other.usualGap : usualGap,
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
