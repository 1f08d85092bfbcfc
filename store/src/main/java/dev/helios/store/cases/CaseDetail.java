// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.reconcile.Status;
import java.time.Instant;
import java.util.List;

/**
 * A case with its history.
 *
 * @param revisions newest first, as far as they are kept; at most {@link CaseQueries#MAX_REVISIONS}
 */
public record CaseDetail(StoredCase stored, List<Revision> revisions) {
  public CaseDetail {
    revisions = List.copyOf(revisions);
  }

  /** One revision as one line. */
  public record Revision(
      VerdictId id, Status status, String reason, Instant judgedAt, String sentence) {}
}
