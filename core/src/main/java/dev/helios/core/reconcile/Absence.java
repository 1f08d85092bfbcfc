// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Step;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides the status of a step whose events are not all there. */
sealed interface Absence {

  /** How soon a case past its due time is looked at again while progress is on its way. */
  Duration RECHECK = Duration.ofMillis(250);

  /** It may still come; judge again at this time. */
  record Pending(Instant next) implements Absence {}

  /** Undecidable while this source is idle; judge again when it resumes, or at this time. */
  record Undecided(SourceRef waitingFor, @Nullable Instant since, Instant next) implements Absence {
    String reason() {
      return since == null
          ? waitingFor.shown() + " was never heard of"
          : waitingFor.shown() + " is silent since " + since;
    }
  }

  /** It did not come. */
  record Missed(Finding.Missing.Why why) implements Absence {}

  static Absence of(Step step, Flow flow, Deadline times, Evidence evidence) {
    Instant clock = evidence.clock();
    if (clock == null || clock.isBefore(times.due())) {
      return new Pending(times.due());
    }
    Behind looking = new Behind(evidence, times.deadline().plus(flow.lateness()), clock, flow);
    Set<SourceRef> behind = new LinkedHashSet<>(looking.of(Awaited.Part.of(step)));
    boolean passed = behind.isEmpty();
    // What ends the waiting for it may come from elsewhere.
    flow.closings().forEach(closing -> behind.addAll(looking.of(Awaited.Part.of(closing))));
    if (behind.isEmpty() || !clock.isBefore(times.holdUntil())) {
      return new Missed(
          passed ? Finding.Missing.Why.PROGRESS_PASSED : Finding.Missing.Why.SOURCE_SILENT);
    }
    for (SourceRef ref : behind) {
      SourceWatermark watermark = evidence.watermark(ref);
      if (watermark == null || watermark.isIdle(clock)) {
        Instant since = watermark == null ? null : watermark.lastArrival();
        return new Undecided(ref, since, times.holdUntil());
      }
    }
    return new Pending(earlier(times.holdUntil(), clock.plus(RECHECK)));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
