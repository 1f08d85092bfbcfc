// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The judgement on a case at one revision. Immutable: a later judgement is a new revision. It
 * carries everything it depends on: {@link Recompute} reproduces it, {@link Case#of} continues from
 * it.
 *
 * @param waitingFor the silent source that keeps it undecided; null where it is not undecided
 * @param deadlines of every step, in the order of the flow
 * @param judgedAt the reconciler's clock, or the newest receipt where that is later
 * @param closedAt when nothing was awaited any more; null while something is
 * @param sentence one-sentence summary for people
 */
public record Verdict(
    TenantId tenant,
    String flow,
    int version,
    String key,
    int revision,
    Status status,
    String reason,
    @Nullable SourceRef waitingFor,
    List<Finding> findings,
    @Nullable Exposure exposure,
    List<Deadline> deadlines,
    Evidence evidence,
    Instant judgedAt,
    @Nullable Instant closedAt,
    @Nullable Instant nextDue,
    String sentence) {

  public Verdict {
    findings = List.copyOf(findings);
    deadlines = List.copyOf(deadlines);
  }

  /** The verdict on a case of which something was seen. */
  public static Verdict of(Case judged, Flow flow) {
    if (judged.evidence().sightings().isEmpty()) {
      throw new IllegalArgumentException(
          "expected a case with sightings, found none for " + judged.key());
    }
    Judgement outcome = judged.outcome();
    return new Verdict(
        judged.tenant(),
        judged.flow(),
        judged.version(),
        judged.key(),
        judged.revision(),
        outcome.status(),
        outcome.reason(),
        outcome.waitingFor(),
        outcome.findings(),
        outcome.exposure(),
        Timeline.of(flow, judged.evidence()).all(),
        judged.evidence(),
        judged.evidence().judgedAt(),
        judged.closedAt(),
        outcome.nextDue(),
        Sentence.of(judged));
  }

  /** Whether it is undecided for want of this step: what it waits for may bring it. */
  public boolean waitsFor(Step step) {
    if (waitingFor == null || !step.clouds().contains(waitingFor.cloud())) {
      return false;
    }
    KnownSource known = evidence.sources().get(waitingFor);
    return step.sources().isEmpty()
        ? known == null || known.brings(step.type())
        : step.sources().contains(waitingFor.source());
  }

  /** When the first of the case's events happened. */
  public Instant openedAt() {
    return evidence.sightings().stream()
        .map(Sighting::occurredAt)
        .min(Comparator.naturalOrder())
        .orElse(judgedAt);
  }

  /** The clouds that the findings are about, and the one it waits for. */
  public SortedSet<Cloud> clouds() {
    SortedSet<Cloud> clouds = new TreeSet<>();
    findings.forEach(finding -> clouds.addAll(clouds(finding)));
    if (waitingFor != null) {
      clouds.add(waitingFor.cloud());
    }
    return clouds;
  }

  private Collection<Cloud> clouds(Finding finding) {
    return switch (finding) {
      case Finding.Missing missing -> missing.clouds();
      case Finding.Late late -> of(late.event());
      case Finding.Duplicate duplicate -> of(duplicate.event());
      case Finding.Conflict conflict -> of(conflict.event());
      case Finding.OutOfOrder order -> of(order.event());
      case Finding.Unexpected unexpected -> of(unexpected.event());
      case Finding.Mismatch mismatch ->
          evidence.sightings().stream()
              .filter(sighting -> sighting.step().equals(mismatch.step()))
              .map(Sighting::cloud)
              .toList();
    };
  }

  private static List<Cloud> of(@Nullable EventRef event) {
    return event == null ? List.of() : List.of(event.cloud());
  }

  /** Whether the other is the same judgement of the same case, at whatever revision and time. */
  public boolean saysTheSame(Verdict other) {
    return tenant.equals(other.tenant)
        && flow.equals(other.flow)
        && version == other.version
        && key.equals(other.key)
        && status == other.status
        && reason.equals(other.reason)
        && Objects.equals(waitingFor, other.waitingFor)
        && findings.equals(other.findings)
        && Objects.equals(exposure, other.exposure)
        && deadlines.equals(other.deadlines);
  }
}
