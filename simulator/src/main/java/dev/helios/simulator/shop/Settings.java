// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What decides the traffic entirely.
 *
 * @param rate events per second
 * @param duration how long new events or orders begin; zero for ever
 * @param errorRate share of redeliveries and malformed messages, half of each
 * @param snsShare share of the AWS events that come inside an SNS notification
 */
public record Settings(
    RunId run,
    long seed,
    Instant start,
    double rate,
    Duration duration,
    double errorRate,
    double snsShare,
    FaultPlan faults,
    List<Stall> stalls,
    Flow flow) {

  /** When item number i of a regular sequence is due: a pure function, so pacing cannot drift. */
  public static Instant due(Instant start, long i, double perSecond) {
    long whole = (long) (i / perSecond);
    double rest = i - whole * perSecond;
    return start.plusSeconds(whole).plusNanos(Math.round(rest * 1e9 / perSecond));
  }

  boolean ends(Instant at) {
    return !duration.isZero() && !at.isBefore(start.plus(duration));
  }
}
