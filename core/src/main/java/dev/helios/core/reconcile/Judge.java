// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Agreement;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges evidence: the rules of {@code docs/reconciliation.md} as code. A pure function; one object
 * judges once.
 */
final class Judge {
  private final Flow flow;
  private final Evidence evidence;
  private final Timeline timeline;
  private final EffectiveSightings standing;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> awaited = new LinkedHashSet<>();
  private Absence.@Nullable Undecided undecided;
  private @Nullable Instant nextDue;

  private Judge(Evidence evidence, Flow flow) {
    this.flow = flow;
    this.evidence = evidence;
    this.timeline = Timeline.of(flow, evidence);
    this.standing = new EffectiveSightings(flow, evidence, timeline);
  }

  static Judgement judge(Evidence evidence, Flow flow) {
    return evidence.sightings().isEmpty() ? Judgement.UNSEEN : new Judge(evidence, flow).judge();
  }

  private Judgement judge() {
    flow.steps().forEach(this::judgeAbsence);
    flow.steps().forEach(this::judgeLateness);
    findings.addAll(standing.findings());
    flow.agreements().forEach(this::judgeAgreement);
    flow.order().forEach(this::judgeOrder);
    findings.sort(Comparator.comparing(Finding::kind).thenComparing(this::place));
    Status status = status();
    return new Judgement(
        status,
        reason(status),
        status == Status.UNDECIDED && undecided != null ? undecided.waitingFor() : null,
        findings,
        Money.exposure(flow, standing, status),
        nextDue);
  }

  private int place(Finding finding) {
    for (int i = 0; i < flow.steps().size(); i++) {
      if (flow.steps().get(i).name().equals(finding.step())) {
        return i;
      }
    }
    return flow.steps().size();
  }

  private void judgeAbsence(Step step) {
    int found = standing.of(step.name()).size();
    if (found >= step.min() || standing.closing().isPresent()) {
      return;
    }
    Deadline times = timeline.of(step);
    Absence absence = Absence.of(step, flow, times, evidence);
    if (absence instanceof Absence.Missed missed) {
      findings.add(
          new Finding.Missing(
              step.name(), step.clouds(), step.min(), found, times.deadline(), missed.why()));
    }
    await(step, absence);
  }

  private void await(Step step, Absence absence) {
    switch (absence) {
      case Absence.Pending pending -> {
        awaited.add(step.name());
        wake(pending.next());
      }
      case Absence.Undecided open -> {
        undecided = undecided == null ? open : undecided;
        wake(open.next());
      }
      case Absence.Missed _ -> {}
    }
  }

  private void wake(Instant at) {
    nextDue = nextDue == null || at.isBefore(nextDue) ? at : nextDue;
  }

  private void judgeLateness(Step step) {
    if (step.isOptional() && step.deadline() == null) {
      return;
    }
    Instant deadline = timeline.of(step).deadline();
    for (Sighting event : standing.of(step.name())) {
      if (!event.timeAssumed() && !event.occurredAt().isBefore(deadline)) {
        late(event, deadline, Finding.Late.How.HAPPENED);
      } else if (!event.receivedAt().isBefore(deadline.plus(flow.lateness()))) {
        late(event, deadline, Finding.Late.How.RECEIVED);
      }
    }
  }

  private void late(Sighting event, Instant deadline, Finding.Late.How how) {
    findings.add(new Finding.Late(event.step(), EventRef.of(event), deadline, how));
  }

  /** A sum that does not close waits for the parts that may still come. */
  private void judgeAgreement(Agreement agreement) {
    List<Finding.Mismatch> mismatches = Agreements.check(agreement, flow, standing);
    if (mismatches.isEmpty()) {
      return;
    }
    boolean waiting = false;
    if (standing.closing().isEmpty()) {
      for (Step step : Agreements.openParts(agreement, flow, standing)) {
        Absence absence = Absence.of(step, flow, timeline.of(step), evidence);
        await(step, absence);
        waiting |= !(absence instanceof Absence.Missed);
      }
    }
    if (!waiting) {
      findings.addAll(mismatches);
    }
  }

  /** Each step of a chain is held against the nearest one before it that is there. */
  private void judgeOrder(List<String> chain) {
    Optional<Sighting> cause = Optional.empty();
    for (String name : chain) {
      Optional<Sighting> event = standing.of(name).stream().findFirst();
      if (cause.isPresent() && event.isPresent()) {
        judgeOrder(cause.get(), event.get());
      }
      cause = event.isPresent() ? event : cause;
    }
  }

  private void judgeOrder(Sighting cause, Sighting effect) {
    Duration by = Duration.between(effect.occurredAt(), cause.occurredAt());
    Duration tolerance = timeline.tolerance(cause.cloud(), effect.cloud());
    boolean assumed = cause.timeAssumed() || effect.timeAssumed();
    if (!assumed && by.compareTo(tolerance) > 0) {
      Finding found =
          new Finding.OutOfOrder(
              effect.step(), EventRef.of(effect), cause.step(), EventRef.of(cause), by, tolerance);
      if (!findings.contains(found)) {
        findings.add(found);
      }
    }
  }

  private Status status() {
    Status status = Status.MATCHED;
    for (Finding finding : findings) {
      status =
          status.graver(
              switch (finding.kind()) {
                case MISMATCH, DUPLICATE, CONFLICT, UNEXPECTED -> Status.MISMATCHED;
                case MISSING -> Status.MISSING;
                case LATE, OUT_OF_ORDER -> Status.MATCHED;
              });
    }
    if (undecided != null) {
      return status.graver(Status.UNDECIDED);
    }
    return awaited.isEmpty() ? status : status.graver(Status.PENDING);
  }

  private String reason(Status status) {
    return switch (status) {
      case MISMATCHED -> stepsOf(Status.MISMATCHED);
      case MISSING -> stepsOf(Status.MISSING);
      case UNDECIDED -> undecided == null ? "" : undecided.reason();
      case PENDING -> "waiting for " + String.join(", ", awaited);
      case MATCHED ->
          standing
              .closing()
              .flatMap(end -> flow.closing(end.step()))
              .map(closing -> closing.reason())
              .orElse("complete");
    };
  }

  private String stepsOf(Status status) {
    return findings.stream()
        .filter(finding -> (finding.kind() == Finding.Kind.MISSING) == (status == Status.MISSING))
        .filter(
            finding ->
                finding.kind() != Finding.Kind.LATE && finding.kind() != Finding.Kind.OUT_OF_ORDER)
        .map(finding -> (finding.kind().label() + " " + finding.step()).strip())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
