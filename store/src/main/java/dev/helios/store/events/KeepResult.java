// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.log.LogPartition;
import java.util.Map;

/** What became of a batch. */
public sealed interface KeepResult {

  /**
   * Everything is committed.
   *
   * @param stored rows added to the events, conflicts among them
   * @param duplicates event records whose identity and content were stored already
   * @param conflicts events stored under an identity known with other content
   * @param quarantined records from the quarantine topic
   * @param poisoned records that the database refused and that are in quarantine now
   * @param receipts receipts counted
   */
  record Kept(
      int stored, int duplicates, int conflicts, int quarantined, int poisoned, int receipts)
      implements KeepResult {}

  /**
   * The storekeeper is not where the batch expects it: another one took the records, or an earlier
   * commit succeeded whose answer was lost. Nothing was written.
   *
   * @param actual the next offset of each partition of the batch (of no other), as committed; read
   *     on from there
   */
  record Fenced(Map<LogPartition, Long> actual) implements KeepResult {
    public Fenced {
      actual = Map.copyOf(actual);
    }
  }
}
