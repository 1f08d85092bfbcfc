// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.core.log.LogPartition;
import java.util.Map;

/** What became of a batch of verdicts. */
public sealed interface VerdictKeepResult {

  /**
   * Everything is committed.
   *
   * @param stored revisions added
   * @param repeats revisions not newer than the one known of their case
   * @param cases cases that have a new latest revision
   * @param poisoned revisions that the database refused and that are in quarantine now
   */
  record Kept(int stored, int repeats, int cases, int poisoned) implements VerdictKeepResult {}

  /**
   * The keeper is not where the batch expects it: another one took the records, or an earlier
   * commit succeeded whose answer was lost. Nothing was written.
   *
   * @param actual the next offset of each partition of the batch, as committed; read on from there
   */
  record Fenced(Map<LogPartition, Long> actual) implements VerdictKeepResult {
    public Fenced {
      actual = Map.copyOf(actual);
    }
  }
}
