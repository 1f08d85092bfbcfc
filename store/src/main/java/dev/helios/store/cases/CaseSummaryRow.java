// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as one line: its latest revision without evidence. Times are rounded down to the
 * microsecond.
 *
 * @param findings the kinds, each once
 * @param clouds that the findings are about, or that it waits for while undecided
 * @param openedAt first event time
 */
public record CaseSummaryRow(
    CaseId id,
    int version,
    int revision,
    Status status,
    String reason,
    String sentence,
    List<Finding.Kind> findings,
    List<Cloud> clouds,
    @Nullable Exposure exposure,
    Instant openedAt,
    Instant judgedAt,
    @Nullable Instant closedAt,
    @Nullable Instant nextDue,
    Triage handling) {

  public CaseSummaryRow {
    findings = List.copyOf(findings);
    clouds = List.copyOf(clouds);
  }

  public VerdictId verdictId() {
    return new VerdictId(id.flow(), id.key(), revision);
  }
}
