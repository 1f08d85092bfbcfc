// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import java.time.Duration;
import java.time.Instant;

/** A time in which a cloud delivers nothing; what it holds back comes when the stall ends. */
public record Stall(Cloud cloud, Duration from, Duration length) {

  /** When a message that this cloud would deliver at a time is delivered instead. */
  Instant delivery(Cloud of, Instant at, Instant start) {
    Instant begin = start.plus(from);
    Instant end = begin.plus(length);
    boolean held = of == cloud && !at.isBefore(begin) && at.isBefore(end);
    return held ? end : at;
  }
}
