// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be said of a step whose events are not all there. */
sealed interface Absence {

  /** How soon a case past its due time is looked at again while progress is on its way. */
  Duration RECHECK = Duration.ofMillis(250);

  /** It may still come; look again then. */
  record Pending(Instant next) implements Absence {}

  /** Nobody can know while this cloud is silent; look again when it is heard, or then. */
  record Undecided(Cloud cloud, @Nullable Instant since, Instant next) implements Absence {
    String reason() {
      return since == null
          ? cloud.label() + " was never heard of"
          : cloud.label() + " is silent since " + since;
    }
  }

  /** It did not come. */
  record Missed(Finding.Missing.Why why) implements Absence {}

  static Absence of(Step step, Flow flow, Deadline times, Evidence evidence) {
    Instant clock = evidence.clock();
    if (clock == null || clock.isBefore(times.due())) {
      return new Pending(times.due());
    }
    Instant passed = times.deadline().plus(flow.lateness());
    boolean lagging = false;
    for (Cloud cloud : step.clouds()) {
      CloudProgress progress = evidence.progress().get(cloud);
      lagging |= progress == null || !progress.hasPassed(passed, clock, flow.lateness());
    }
    if (!lagging) {
      return new Missed(Finding.Missing.Why.PROGRESS_PASSED);
    }
    if (!clock.isBefore(times.holdUntil())) {
      return new Missed(Finding.Missing.Why.SOURCE_SILENT);
    }
    return waiting(step, passed, times, evidence, clock, flow.lateness());
  }

  private static Absence waiting(
      Step step,
      Instant passed,
      Deadline times,
      Evidence evidence,
      Instant clock,
      Duration settling) {
    for (Cloud cloud : step.clouds()) {
      CloudProgress progress = evidence.progress().get(cloud);
      boolean late = progress == null || !progress.hasPassed(passed, clock, settling);
      if (late && (progress == null || progress.silent(clock))) {
        Instant since = progress == null ? null : progress.lastArrival();
        return new Undecided(cloud, since, times.holdUntil());
      }
    }
    return new Pending(earlier(times.holdUntil(), clock.plus(RECHECK)));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
