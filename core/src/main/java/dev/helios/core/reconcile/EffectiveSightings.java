// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Identity;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which events stand for the steps of a case, and which have no place in it. */
final class EffectiveSightings {
  private static final Comparator<Sighting> BY_RECEIPT =
      Comparator.comparing(Sighting::receivedAt).thenComparing(SightingSet.BY_IDENTITY);
  private static final Comparator<Sighting> IN_ORDER =
      Comparator.comparing(Sighting::occurredAt)
          .thenComparing(Sighting::receivedAt)
          .thenComparing(SightingSet.BY_IDENTITY);

  private final Timeline timeline;
  private final Optional<Sighting> closing;
  private final Map<String, List<Sighting>> events = new LinkedHashMap<>();
  private final List<Sighting> surplus = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  EffectiveSightings(Flow flow, Evidence evidence, Timeline timeline) {
    this.timeline = timeline;
    List<Sighting> copies = firstCopies(evidence.sightings());
    this.closing = copies.stream().filter(Sighting::isClosing).min(IN_ORDER);
    for (Step step : flow.steps()) {
      place(
          step,
          copies.stream()
              .filter(copy -> copy.step().equals(step.name()))
              .sorted(IN_ORDER)
              .toList());
    }
    if (evidence.overflow() > 0) {
      findings.add(
          new Finding.Unexpected(
              "", null, evidence.overflow(), null, Finding.Unexpected.Why.OVERFLOW));
    }
  }

  /** The events that stand for the step, in order of event time. */
  List<Sighting> of(String step) {
    return events.getOrDefault(step, List.of());
  }

  /** The closing event that happened first. */
  Optional<Sighting> closing() {
    return closing;
  }

  /** Duplicates and unexpected events: they came and should not have. */
  List<Sighting> surplus() {
    return surplus;
  }

  /** Conflicts, duplicates and unexpected events. */
  List<Finding> findings() {
    return findings;
  }

  private List<Sighting> firstCopies(List<Sighting> sightings) {
    Map<Identity, List<Sighting>> byIdentity = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      byIdentity.computeIfAbsent(sighting.identity(), _ -> new ArrayList<>()).add(sighting);
    }
    List<Sighting> first = new ArrayList<>();
    for (List<Sighting> copies : byIdentity.values()) {
      copies.sort(BY_RECEIPT);
      Sighting stands = copies.getFirst();
      first.add(stands);
      for (Sighting other : copies.subList(1, copies.size())) {
        findings.add(new Finding.Conflict(stands.step(), EventRef.of(other), EventRef.of(stands)));
      }
    }
    return first;
  }

  private void place(Step step, List<Sighting> inOrder) {
    List<Sighting> stand = new ArrayList<>();
    for (Sighting sighting : inOrder) {
      if (happenedAfterClosing(sighting)) {
        unexpected(sighting, Finding.Unexpected.Why.AFTER_CLOSING);
      } else if (stand.size() < step.max()) {
        stand.add(sighting);
      } else if (step.max() > 1) {
        unexpected(sighting, Finding.Unexpected.Why.TOO_MANY);
      } else {
        surplus.add(sighting);
        findings.add(
            new Finding.Duplicate(
                step.name(),
                EventRef.of(sighting),
                EventRef.of(stand.getFirst()),
                Money.amount(timeline.flow(), sighting)));
      }
    }
    events.put(step.name(), List.copyOf(stand));
  }

  private void unexpected(Sighting sighting, Finding.Unexpected.Why why) {
    surplus.add(sighting);
    findings.add(
        new Finding.Unexpected(
            sighting.step(),
            EventRef.of(sighting),
            1,
            Money.amount(timeline.flow(), sighting),
            why));
  }

  private boolean happenedAfterClosing(Sighting sighting) {
    return !sighting.timeAssumed()
        && closing
            .filter(end -> !end.timeAssumed())
            .filter(
                end ->
                    sighting
                        .occurredAt()
                        .isAfter(
                            end.occurredAt()
                                .plus(timeline.tolerance(end.cloud(), sighting.cloud()))))
            .isPresent();
  }
}
