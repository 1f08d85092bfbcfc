// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.log.Cursor;
import dev.helios.core.log.Offsets;
import java.util.function.Consumer;

/** Where a subscription begins to read, and how far it goes. */
public sealed interface StartPosition {

  /**
   * Shares the partitions with the other members of its consumer group, and goes on where the
   * offsets say. Offsets committed to Kafka only show the lag to others: a crash between the two
   * changes nothing, and no batch is taken twice.
   */
  record Group(Offsets offsets) implements StartPosition {}

  /**
   * Follows all partitions of one topic from their end.
   *
   * @param begun called with the start position before the first batch: everything after it will be
   *     read
   */
  record Tail(Consumer<Cursor> begun) implements StartPosition {}

  /**
   * Reads all partitions of compacted topics from their beginning, and goes on.
   *
   * @param caughtUp run once, when everything that was there at the start has been taken
   */
  record Table(Runnable caughtUp) implements StartPosition {}

  /** Reads one topic between two places, and ends. */
  record Range(Cursor from, Cursor to) implements StartPosition {}
}
