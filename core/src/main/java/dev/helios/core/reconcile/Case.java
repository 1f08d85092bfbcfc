// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.watermark.SourceRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one (tenant, flow, key): a value, whole in itself; text forms write it.
 *
 * @param version of the flow that judges it, the one that was valid when it opened
 * @param revision counts the changes of what is said of it; 0 before anything was seen
 */
public record Case(
    TenantId tenant,
    String flow,
    int version,
    String key,
    Evidence evidence,
    int revision,
    Judgement outcome) {

  /** How long a closed case is remembered for late and duplicate sightings. */
  public static final Duration REMEMBERED = Duration.ofHours(24);

  /** A case of which nothing was seen yet. */
  public static Case open(Flow flow, TenantId tenant, String key) {
    return new Case(tenant, flow.name(), flow.version(), key, Evidence.NONE, 0, Judgement.UNSEEN);
  }

  /** The case that the verdict belongs to, so that judging can continue from it. */
  public static Case of(Verdict verdict) {
    return new Case(
        verdict.tenant(),
        verdict.flow(),
        verdict.version(),
        verdict.key(),
        verdict.evidence(),
        verdict.revision(),
        new Judgement(
            verdict.status(),
            verdict.reason(),
            verdict.waitingFor(),
            verdict.findings(),
            verdict.exposure(),
            verdict.nextDue()));
  }

  /** The same judgement with other evidence, so that judging can continue from it. */
  public Case with(Evidence other) {
    return new Case(tenant, flow, version, key, other, revision, outcome);
  }

  /** Whether this very delivery, same identity and same content, is held already. */
  public boolean knows(Sighting sighting) {
    return evidence.sightings().stream().anyMatch(sighting::sameDelivery);
  }

  public Status status() {
    return outcome.status();
  }

  /**
   * When to tick it: time alone may change what is said of it from then on. Null when only a new
   * sighting can.
   */
  public @Nullable Instant nextDue() {
    return outcome.nextDue();
  }

  /**
   * The silent source that an undecided case waits for: to be looked at as soon as it is heard of
   * again, which may be long before {@link #nextDue}. Null for every other case.
   */
  public @Nullable SourceRef waitingFor() {
    return outcome.waitingFor();
  }

  /** Whether nothing is awaited any more. */
  public boolean isClosed() {
    return revision > 0 && outcome.nextDue() == null;
  }

  /** When it closed, or was last amended after that; null while it is open. */
  public @Nullable Instant closedAt() {
    return isClosed() ? evidence.judgedAt() : null;
  }

  /**
   * Whether it has been closed for long enough to be dropped from the state store; its verdict
   * stays.
   */
  public boolean forgettable(Instant now) {
    Instant closedAt = closedAt();
    return closedAt != null && !now.isBefore(closedAt.plus(REMEMBERED));
  }
}
