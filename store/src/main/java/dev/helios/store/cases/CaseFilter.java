// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.store.db.AsciiJsonMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows: those for which everything given holds.
 *
 * @param statuses empty for all
 * @param findings those with at least one of these; empty for all
 * @param clouds those whose {@link CaseSummaryRow#clouds} have at least one of these; empty for all
 * @param minAmount smallest exposure; cases that state none are left out
 * @param openedBefore first event time, exclusive
 * @param judgedFrom latest judgement, inclusive
 * @param judgedTo latest judgement, exclusive
 * @param open whether only those that are not closed are shown
 */
public record CaseFilter(
    @Nullable String flow,
    Set<Status> statuses,
    Set<Finding.Kind> findings,
    Set<Cloud> clouds,
    @Nullable String key,
    @Nullable BigDecimal minAmount,
    @Nullable Instant openedBefore,
    @Nullable Instant judgedFrom,
    @Nullable Instant judgedTo,
    boolean open) {

  public static final CaseFilter ALL =
      new CaseFilter(null, Set.of(), Set.of(), Set.of(), null, null, null, null, null, false);

  public CaseFilter {
    statuses = Set.copyOf(statuses);
    findings = Set.copyOf(findings);
    clouds = Set.copyOf(clouds);
  }

  /** Cases judged with one of these statuses in {@code [from, to)}. */
  static CaseFilter judged(Set<Status> statuses, Instant from, Instant to) {
    return new CaseFilter(null, statuses, Set.of(), Set.of(), null, null, null, from, to, false);
  }

  /** Whether no case can have these texts, because the database cannot hold them. */
  boolean impossible() {
    return (flow != null && !AsciiJsonMap.isStorable(flow))
        || (key != null && !AsciiJsonMap.isStorable(key));
  }
}
