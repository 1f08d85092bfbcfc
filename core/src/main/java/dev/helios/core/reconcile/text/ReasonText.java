// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.Status;
import dev.helios.core.watermark.SourceRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the reasons of verdicts and cases that were written before they said more in fields. */
final class ReasonText {
  private ReasonText() {}

  /** What an undecided case waits for: the cloud that is the first word of its reason. */
  static @Nullable SourceRef waitingFor(Status status, String reason) {
    Optional<Cloud> cloud = Cloud.labelled(reason.split(" ", 2)[0]);
    return status == Status.UNDECIDED ? cloud.map(SourceRef::of).orElse(null) : null;
  }
}
