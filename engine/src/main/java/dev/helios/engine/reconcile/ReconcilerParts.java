// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.reconcile.Verdict;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the processors share. Thread-safe parts only.
 *
 * @param partitions of the events topic
 * @param markersKept how long it is remembered that a closed case has a verdict in the database
 */
record ReconcilerParts(
    FlowTable flows,
    WatermarkTable progress,
    EndOffsets ends,
    StoredVerdicts stored,
    UnjudgedRecords unjudged,
    int partitions,
    Duration markersKept) {

  CaseProcessor caseProcessor(
      KeyValueStore<Bytes, byte[]> cases,
      KeyValueStore<Bytes, byte[]> deadlines,
      KeyValueStore<Bytes, byte[]> parked,
      Consumer<Verdict> verdicts) {
    return new CaseProcessor(
        cases, new Deadlines(deadlines), new Parked(parked), flows, stored, markersKept, verdicts);
  }

  /** Whether any tenant's flow has a key that is not the log's. */
  boolean rekeys() {
    return flows.anyCurrent(page -> FlowKeys.differFromTheLog(page.flow()));
  }
}
