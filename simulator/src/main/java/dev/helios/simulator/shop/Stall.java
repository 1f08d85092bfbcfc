// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Region;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a cloud, or one of its sources, delivers nothing; what it holds back comes when
 * the stall ends.
 *
 * @param region of the source that stalls; null for the cloud as a whole
 */
public record Stall(Cloud cloud, @Nullable Region region, Duration from, Duration length) {

  /** When a message that would be delivered at a time is delivered instead. */
  Instant delivery(Message message, Instant at, Instant start) {
    Instant begin = start.plus(from);
    Instant end = begin.plus(length);
    boolean stalls = message.cloud() == cloud && (region == null || message.region() == region);
    return stalls && !at.isBefore(begin) && at.isBefore(end) ? end : at;
  }
}
