// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Cloud;
import java.util.Map;

/**
 * The books, as one snapshot. {@code total.received} is counted by the log's records, the clouds'
 * numbers by what became of each: that they agree is a check, not a definition.
 *
 * @param byCloud every cloud is there
 * @param kept events in the table now: stored less those dropped by retention
 * @param log how far each partition of the log has been read
 */
public record Balance(
    Counts total, Map<Cloud, Counts> byCloud, long kept, Map<LogPartition, Read> log) {

  public Balance {
    byCloud = Map.copyOf(byCloud);
    log = Map.copyOf(log);
  }

  /**
   * What became of the deliveries.
   *
   * @param received log records: events, quarantine and receipts
   * @param admitted event records, less settled duplicates and records the database refused
   * @param duplicate told by the gateway, or settled by the storekeeper
   * @param quarantined quarantine records, and event records the database refused
   * @param refused told their mistake at the door
   * @param stored rows added to the events
   */
  public record Counts(
      long received, long admitted, long duplicate, long quarantined, long refused, long stored) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          received + other.received,
          admitted + other.admitted,
          duplicate + other.duplicate,
          quarantined + other.quarantined,
          refused + other.refused,
          stored + other.stored);
    }

    /**
     * {@code received = admitted + duplicate + quarantined + refused}, and {@code admitted =
     * stored}.
     */
    public boolean holds() {
      return received == admitted + duplicate + quarantined + refused && admitted == stored;
    }
  }

  /** How far a partition has been read, and how many records that was. */
  public record Read(long nextOffset, long records) {}

  /** Whether every equation holds, in total and in every cloud. */
  public boolean holds() {
    return total.holds() && byCloud.values().stream().allMatch(Counts::holds);
  }
}
