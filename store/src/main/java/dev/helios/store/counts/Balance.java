// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import dev.helios.core.event.Cloud;
import dev.helios.core.log.LogPartition;
import java.util.Map;

/**
 * The books, as one snapshot. {@code total.received} is counted by the log's records, the clouds'
 * numbers by what became of each: that they agree is a check, not a definition.
 *
 * @param byCloud every cloud is there
 * @param kept events in the table now: stored less those dropped by retention
 * @param log how far each partition of the log has been read
 * @param reconciled what the reconciler made of the event records
 */
public record Balance(
    Counts total,
    Map<Cloud, Counts> byCloud,
    long kept,
    Map<LogPartition, Read> log,
    Reconciled reconciled) {

  public Balance {
    byCloud = Map.copyOf(byCloud);
    log = Map.copyOf(log);
  }

  /**
   * What became of the deliveries.
   *
   * @param received log records: events, quarantine and receipts
   * @param admitted event records, less settled duplicates and records the database refused
   * @param duplicate recognised by the gateway, or by the event writer
   * @param quarantined quarantine records, and event records the database refused
   * @param refused answered with the reason at the entrance
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

  /**
   * Event records as the event writer counted them, and as the reconciler did, each by record of
   * the log, repeats included. Both read on their own: they agree when both are at the log's end.
   *
   * @param judged records that a flow has a step for
   * @param outside records that no flow has
   */
  public record Reconciled(long eventRecords, long judged, long outside) {

    /** {@code event records = judged + outside}. */
    public boolean holds() {
      return eventRecords == judged + outside;
    }
  }

  /** How far a partition has been read, and how many records that was. */
  public record Read(long nextOffset, long records) {}

  public long eventRecords() {
    return reconciled.eventRecords();
  }

  public long judged() {
    return reconciled.judged();
  }

  public long outside() {
    return reconciled.outside();
  }

  /** Whether every equation of the event writer holds, in total and in every cloud. */
  public boolean holds() {
    return total.holds() && byCloud.values().stream().allMatch(Counts::holds);
  }
}
