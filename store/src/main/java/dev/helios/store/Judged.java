// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Digest;
import dev.helios.core.log.Logged;
import dev.helios.core.reconcile.Published;
import dev.helios.core.reconcile.Verdict;
import java.math.BigDecimal;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A verdict with what the store derives from it, which is computed only once.
 *
 * @param state what the counts need to know of it
 */
record Judged(Logged<Published> logged, Digest caseId, State state) {

  /** What the counts say of a case. */
  record State(
      int revision,
      String status,
      SortedSet<String> findings,
      BigDecimal exposure,
      String currency,
      boolean open) {}

  static Judged of(Logged<Published> logged) {
    Verdict verdict = logged.value().verdict();
    SortedSet<String> kinds = new TreeSet<>();
    verdict.findings().forEach(finding -> kinds.add(finding.kind().label()));
    var exposure = verdict.exposure();
    String currency = exposure == null ? null : exposure.currency();
    return new Judged(
        logged,
        CaseId.of(verdict).digest(),
        new State(
            verdict.revision(),
            verdict.status().label(),
            kinds,
            exposure == null ? BigDecimal.ZERO : exposure.amount(),
            currency == null ? "" : currency,
            verdict.closedAt() == null));
  }

  Verdict verdict() {
    return logged.value().verdict();
  }

  byte[] json() {
    return logged.value().json().array();
  }
}
