// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.engine.reconcile.FlowTable;
import dev.helios.engine.reconcile.PartitionProgress;
import dev.helios.engine.reconcile.WatermarkTable;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.events.EventQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Asks what another flow would have said of a time that has passed: the same core over the stored
 * events, with what was known of the sources when each case was judged. Blocking, and in proportion
 * to the cases of that time; bounded. Thread-safe.
 */
@ApplicationScoped
public class WhatIf {
  /** Most cases that one question reads. */
  public static final int MAX_CASES = 50_000;

  /** From judging an event to having its verdict in the store. */
  private static final Duration STORING = Duration.ofSeconds(30);

  private final History history;
  private final FlowTable flows;
  private final WatermarkTable table;

  WhatIf(CaseQueries cases, EventQueries events, FlowTable flows, WatermarkTable table) {
    this.history = new StoredHistory(cases, events);
    this.flows = flows;
    this.table = table;
  }

  /** Compares what was said of the flow's cases that opened in {@code [from, to)}. */
  public Comparison compare(TenantId tenant, Flow flow, Instant from, Instant to, Instant now) {
    CaseComparison.Known known = new CaseComparison.Known(table.watermarks(), tenant, now);
    Instant judgedUntil = judgedUntil(table.partitions().values());
    return new CaseComparison(
            history, flow, (name, version) -> flows.flow(tenant, name, version), known)
        .compare(from, to, judgedUntil, MAX_CASES);
  }

  /** Of an event received before this, the verdict is stored; the epoch when nothing is known. */
  private static Instant judgedUntil(Collection<PartitionProgress> partitions) {
    return partitions.stream()
        .map(PartitionProgress::readThrough)
        .map(read -> read == null ? Instant.EPOCH : read.minus(STORING))
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
