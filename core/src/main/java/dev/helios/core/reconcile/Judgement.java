// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.watermark.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The judge's result for some evidence.
 *
 * @param reason in a few words, for example {@code complete} or {@code gcp silent}
 * @param waitingFor the silent source that an undecided case waits for; null for every other case
 * @param exposure null where the flow states none or no amount is known
 * @param nextDue when time alone may change it; null when only a new sighting can
 */
public record Judgement(
    Status status,
    String reason,
    @Nullable SourceRef waitingFor,
    List<Finding> findings,
    @Nullable Exposure exposure,
    @Nullable Instant nextDue) {

  static final Judgement UNSEEN =
      new Judgement(Status.PENDING, "nothing seen", null, List.of(), null, null);

  public Judgement {
    findings = List.copyOf(findings);
  }

  /** Whether it differs from the other, so that a new revision is due. */
  boolean differsFrom(Judgement other) {
    boolean otherEnd = status == Status.MATCHED && !reason.equals(other.reason);
    return status != other.status
        || otherEnd
        || !Objects.equals(waitingFor, other.waitingFor)
        || !findings.equals(other.findings)
        || !Objects.equals(exposure, other.exposure);
  }
}
