// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What HELIOS says of a case, at a revision. Never changed: a later judgement is a new revision. It
 * carries all it rests on: {@link Recompute} says it again, {@link Case#of} goes on from it.
 *
 * @param deadlines of every step, in the order of the flow
 * @param judgedAt the reconciler's clock, or the newest receipt where that is later
 * @param closedAt when nothing was awaited any more; null while something is
 * @param sentence it in words that a person understands
 */
public record Verdict(
    String tenant,
    String flow,
    int version,
    String key,
    int revision,
    Status status,
    String reason,
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
    Outcome outcome = judged.outcome();
    return new Verdict(
        judged.tenant(),
        judged.flow(),
        judged.version(),
        judged.key(),
        judged.revision(),
        outcome.status(),
        outcome.reason(),
        outcome.findings(),
        outcome.exposure(),
        Timeline.of(flow, judged.evidence()).all(),
        judged.evidence(),
        judged.evidence().judgedAt(),
        judged.closedAt(),
        outcome.nextDue(),
        Sentence.of(judged));
  }

  /** Whether the other says the same of the same case, at whatever revision and time. */
  public boolean saysTheSame(Verdict other) {
    return tenant.equals(other.tenant)
        && flow.equals(other.flow)
        && version == other.version
        && key.equals(other.key)
        && status == other.status
        && reason.equals(other.reason)
        && findings.equals(other.findings)
        && Objects.equals(exposure, other.exposure)
        && deadlines.equals(other.deadlines);
  }
}
