// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.Match;
import dev.helios.core.reconcile.Evidence;
import dev.helios.core.reconcile.Recompute;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.Watermarks;
import dev.helios.store.cases.CaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One comparison of a flow with the verdicts that are stored. A case belongs to the time in which
 * its first event happened, and is read whole or not at all. Not thread-safe.
 */
final class CaseComparison {
  private final History history;
  private final Flow flow;
  private final Versions versions;
  private final Known known;
  private final Comparison comparison = new Comparison();
  private final Set<CaseId> judged = new HashSet<>();
  private boolean complete = true;

  /** The flow of a name and version, where it is still known. */
  interface Versions {
    Optional<Flow> flow(String name, int version);
  }

  /** What is known of the clouds now, for cases that have no verdict. */
  record Known(Watermarks watermarks, TenantId tenant, Instant now) {}

  CaseComparison(History history, Flow flow, Versions versions, Known known) {
    this.history = history;
    this.flow = flow;
    this.versions = versions;
    this.known = known;
  }

  /**
   * Compares the cases that opened in {@code [from, to)}.
   *
   * @param judgedUntil of events received before this, every verdict is stored
   * @param max most cases
   */
  Comparison compare(Instant from, Instant to, Instant judgedUntil, int max) {
    List<Verdict> stored = new ArrayList<>();
    complete &= history.verdicts(known.tenant(), flow.name(), from, to, max, stored::add);
    for (Verdict verdict : stored) {
      judged.add(CaseId.of(verdict));
      compare(verdict);
    }
    Instant until = to.isBefore(judgedUntil) ? to : judgedUntil;
    if (until.isAfter(from)) {
      for (CaseId id : unjudged(from, until, max - stored.size())) {
        compareUnjudged(id, from, to);
      }
    }
    comparison.complete(complete);
    return comparison;
  }

  private void compare(Verdict verdict) {
    Optional<List<Event>> events = history.ofKey(verdict.tenant(), verdict.key());
    if (events.isEmpty()) {
      complete = false;
      return;
    }
    Flow own = versions.flow(verdict.flow(), verdict.version()).orElse(null);
    switch (Recompute.rejudge(verdict, events.get(), flow, own)) {
      case Recompute.Rejudged.Judged again -> comparison.add(verdict, again.verdict());
      case Recompute.Rejudged.NoCase none -> comparison.add(verdict, null);
      case Recompute.Rejudged.EventsMissing missing -> complete = false;
    }
  }

  /** Cases of this flow among the events of a time that have no verdict of that time. */
  private Set<CaseId> unjudged(Instant from, Instant until, int max) {
    FlowMatcher matcher = new FlowMatcher(flow);
    Set<CaseId> found = new LinkedHashSet<>();
    complete &=
        history.events(
            known.tenant(),
            from,
            until,
            types(),
            event -> {
              if (matcher.match(event, null) instanceof Match.Seen seen) {
                CaseId id = new CaseId(seen.tenant(), flow.name(), seen.key());
                if (judged.contains(id) || found.contains(id)) {
                  return;
                }
                if (found.size() < max) {
                  found.add(id);
                } else {
                  complete = false;
                }
              }
            });
    return found;
  }

  /** What has a verdict was opened at another time; else it would have been compared. */
  private void compareUnjudged(CaseId id, Instant from, Instant to) {
    if (history.isJudged(id.tenant(), id.flow(), id.key())) {
      return;
    }
    Optional<List<Event>> events = history.ofKey(id.tenant(), id.key());
    if (events.isEmpty()) {
      complete = false;
      return;
    }
    Evidence now = Evidence.of(known.watermarks(), known.tenant(), known.now());
    Recompute.judge(events.get(), flow, now).stream()
        .filter(verdict -> CaseId.of(verdict).equals(id))
        .filter(verdict -> isWithin(verdict.openedAt(), from, to))
        .forEach(verdict -> comparison.add(null, verdict));
  }

  private static boolean isWithin(Instant time, Instant from, Instant to) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  private Set<String> types() {
    return Stream.concat(
            flow.steps().stream().map(step -> step.type()),
            flow.closings().stream().map(closing -> closing.type()))
        .collect(Collectors.toSet());
  }
}
