// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.Event;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.Match;
import dev.helios.core.reconcile.Evidence;
import dev.helios.core.reconcile.Recompute;
import dev.helios.core.reconcile.Verdict;
import dev.helios.engine.reconcile.ProgressBook;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.StoredEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks what another flow would have said of a time that has passed: the same core over the stored
 * events, with what was known of the clouds when each case was judged. Blocking, and in proportion
 * to the cases of that time; bounded. Thread-safe.
 */
@ApplicationScoped
public class WhatIf {
  /** Most cases that one question looks at. */
  public static final int MAX_CASES = 50_000;

  private final CaseQueries cases;
  private final EventQueries events;
  private final ProgressBook progress;

  WhatIf(CaseQueries cases, EventQueries events, ProgressBook progress) {
    this.cases = cases;
    this.events = events;
    this.progress = progress;
  }

  /** Compares what was said of the flow's cases that opened in {@code [from, to)}. */
  public Comparison compare(Flow flow, Instant from, Instant to, Instant now) {
    Comparison comparison = new Comparison();
    List<Verdict> said = new ArrayList<>();
    var reading =
        cases.judgedBetween(
            from,
            to,
            MAX_CASES,
            verdict -> {
              if (verdict.flow().equals(flow.name())) {
                said.add(verdict);
              }
            });
    Set<String> known = new HashSet<>();
    for (Verdict verdict : said) {
      known.add(verdict.key());
      comparison.add(verdict, judgedAgain(flow, verdict));
    }
    unknownCases(flow, from, to, known, now).forEach(verdict -> comparison.add(null, verdict));
    comparison.complete(reading.complete());
    return comparison;
  }

  private @Nullable Verdict judgedAgain(Flow flow, Verdict verdict) {
    List<Event> ofKey =
        events.ofKey(verdict.tenant(), verdict.key()).stream().map(StoredEvent::event).toList();
    return Recompute.judge(ofKey, flow, verdict.evidence()).stream()
        .filter(again -> again.key().equals(verdict.key()))
        .findFirst()
        .orElse(null);
  }

  /** Cases that this flow would have opened and that no verdict is known of. */
  private List<Verdict> unknownCases(
      Flow flow, Instant from, Instant to, Set<String> known, Instant now) {
    FlowMatcher matcher = new FlowMatcher(flow);
    Set<String> types =
        Stream.concat(
                flow.steps().stream().map(step -> step.type()),
                flow.closings().stream().map(closing -> closing.type()))
            .collect(Collectors.toSet());
    List<Event> others = new ArrayList<>();
    events.between(
        from,
        to,
        types,
        stored -> {
          Event event = stored.event();
          if (matcher.match(event, null) instanceof Match.Seen seen
              && !known.contains(seen.key())) {
            others.add(event);
          }
        });
    return Recompute.judge(others, flow, new Evidence(List.of(), 0, progress.clouds(), now));
  }
}
