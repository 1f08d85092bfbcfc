// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.log.LogPartition;
import java.util.Map;
import java.util.Set;

/**
 * Who keeps what is read from the log, and knows how far it has come. Called by one thread. What it
 * does not promise: that it is reachable; then its methods throw, and are called again.
 */
public interface LogSink {

  /** Next offset of each of these partitions; a partition it has never seen is left out. */
  Map<LogPartition, Long> nextOffsets(Set<LogPartition> slots);

  /**
   * Keeps the batch whole, with its progress, or not at all.
   *
   * @return false when the progress is not where the batch begins: another reader has been here,
   *     and the positions must be asked for again
   */
  boolean keep(LogBatch batch);
}
