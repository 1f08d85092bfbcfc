// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import dev.helios.core.log.LogPartition;
import java.util.Map;

/**
 * What became of a batch.
 *
 * @param <C> what was done with its records
 */
public sealed interface KeepResult<C> {

  /** Everything is committed. */
  record Kept<C>(C counts) implements KeepResult<C> {}

  /**
   * The progress is not where the batch begins: another consumer took the records, or an earlier
   * commit succeeded whose answer was lost. Nothing was written.
   *
   * @param actual the next offset of each partition of the batch (of no other), as committed; read
   *     on from there
   */
  record Fenced<C>(Map<LogPartition, Long> actual) implements KeepResult<C> {
    public Fenced {
      actual = Map.copyOf(actual);
    }
  }
}
