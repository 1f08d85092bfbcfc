// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.Match;
import dev.helios.core.flow.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges stored events again: to prove a verdict, or to ask what another flow would have said. The
 * order of the events does not matter.
 */
public final class Recompute {

  /** What a verdict is worth. */
  public sealed interface Proof {

    /** The events give the same verdict. */
    record Holds(Verdict verdict) implements Proof {}

    /** The events give another verdict. */
    record Differs(Verdict recomputed) implements Proof {}

    /** Events that the verdict rests on are not among those given. */
    record EventsMissing(List<EventRef> events) implements Proof {
      public EventsMissing {
        events = List.copyOf(events);
      }
    }
  }

  /** What another flow says of a case that has a verdict. */
  public sealed interface Rejudged {

    /** The flow has this case. */
    record Judged(Verdict verdict) implements Rejudged {}

    /** The flow has no such case. */
    record NoCase() implements Rejudged {}

    /** Events that the verdict rests on are not among those given, so nothing can be compared. */
    record EventsMissing() implements Rejudged {}
  }

  private record CaseId(TenantId tenant, String key) {}

  private Recompute() {}

  /**
   * Proves a verdict from the stored events of its key. Events that are not in its evidence came
   * later and are left out.
   *
   * @param flow of the verdict's own version
   */
  public static Proof prove(Verdict stored, List<Event> events, Flow flow) {
    FlowMatcher matcher = new FlowMatcher(flow);
    List<Sighting> read = new ArrayList<>();
    for (Event event : events) {
      if (matcher.match(event, null) instanceof Match.Seen seen
          && seen.tenant().equals(stored.tenant())
          && seen.key().equals(stored.key())) {
        read.add(seen.sighting());
      }
    }
    List<Sighting> used = new ArrayList<>();
    List<EventRef> missing = new ArrayList<>();
    for (Sighting sighting : stored.evidence().sightings()) {
      read.stream()
          .filter(sighting::sameDelivery)
          .min(Comparator.comparing(Sighting::receivedAt))
          .ifPresentOrElse(used::add, () -> missing.add(EventRef.of(sighting)));
    }
    if (!missing.isEmpty()) {
      return new Proof.EventsMissing(missing);
    }
    Evidence evidence = stored.evidence().withSightings(used, stored.evidence().overflow());
    Verdict again = said(flow, new CaseId(stored.tenant(), stored.key()), evidence);
    return again.saysTheSame(stored) ? new Proof.Holds(again) : new Proof.Differs(again);
  }

  /**
   * What another flow would have said when this verdict was given, from the stored events of its
   * key. An event counts when the verdict rests on it, or when the verdict's own flow has no use
   * for it and it was received before; a flow that is unchanged therefore says the same.
   *
   * @param own the flow of the verdict's own version; null when it is not known any more
   */
  public static Rejudged rejudge(
      Verdict stored, List<Event> events, Flow flow, @Nullable Flow own) {
    Evidence known = stored.evidence();
    FlowMatcher ownMatcher = own == null ? null : new FlowMatcher(own);
    List<Event> then = new ArrayList<>();
    for (Event event : events) {
      boolean restsOn = known.sightings().stream().anyMatch(sighting -> isOf(sighting, event));
      if (restsOn || (!belongs(event, stored, ownMatcher) && !isLater(event, known))) {
        then.add(event);
      }
    }
    boolean complete =
        known.sightings().stream()
            .allMatch(sighting -> then.stream().anyMatch(event -> isOf(sighting, event)));
    if (!complete) {
      return new Rejudged.EventsMissing();
    }
    return judge(then, flow, known).stream()
        .filter(again -> again.tenant().equals(stored.tenant()))
        .filter(again -> again.key().equals(stored.key()))
        .findFirst()
        .<Rejudged>map(Rejudged.Judged::new)
        .orElseGet(Rejudged.NoCase::new);
  }

  private static boolean isOf(Sighting sighting, Event event) {
    return sighting.identity().equals(event.identity())
        && sighting.contentHash().equals(event.contentHash());
  }

  private static boolean isLater(Event event, Evidence known) {
    return event.receivedAt().isAfter(known.judgedAt());
  }

  private static boolean belongs(Event event, Verdict stored, @Nullable FlowMatcher own) {
    return own != null
        && own.match(event, null) instanceof Match.Seen seen
        && seen.tenant().equals(stored.tenant())
        && seen.key().equals(stored.key());
  }

  /**
   * What the flow says of all cases among the events, in the order of their keys; for what-if over
   * history.
   *
   * @param known the watermarks, the clock and the overflow that count for all of them
   */
  public static List<Verdict> judge(List<Event> events, Flow flow, Evidence known) {
    FlowMatcher matcher = new FlowMatcher(flow);
    Map<CaseId, Evidence> cases =
        new TreeMap<>(Comparator.comparing(CaseId::tenant).thenComparing(CaseId::key));
    Evidence nothing = known.withSightings(List.of(), known.overflow());
    for (Event event : events) {
      if (matcher.match(event, null) instanceof Match.Seen seen) {
        cases.merge(
            new CaseId(seen.tenant(), seen.key()),
            SightingSet.add(nothing, seen.sighting()),
            (held, _) -> SightingSet.add(held, seen.sighting()));
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    cases.forEach((id, evidence) -> verdicts.add(said(flow, id, evidence)));
    return verdicts;
  }

  private static Verdict said(Flow flow, CaseId id, Evidence evidence) {
    Case judged =
        new Case(
            id.tenant(),
            flow.name(),
            flow.version(),
            id.key(),
            evidence,
            1,
            Judge.judge(evidence, flow));
    return Verdict.of(judged, flow);
  }
}
