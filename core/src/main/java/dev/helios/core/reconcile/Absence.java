// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be said of a step whose events are not all there. */
sealed interface Absence {

  /** How soon a case past its due time is looked at again while progress is on its way. */
  Duration RECHECK = Duration.ofMillis(250);

  /** It may still come; look again then. */
  record Pending(Instant next) implements Absence {}

  /** Nobody can know while this cloud is silent; look again when it is heard, or then. */
  record Undecided(Cloud cloud, @Nullable Instant since, Instant next) implements Absence {
    SourceRef waitingFor() {
      return SourceRef.of(cloud);
    }

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
    Set<Cloud> behind = behind(excusing(step, flow), times, flow, evidence, clock);
    boolean passed = step.clouds().stream().noneMatch(behind::contains);
    if (behind.isEmpty() || !clock.isBefore(times.holdUntil())) {
      return new Missed(
          passed ? Finding.Missing.Why.PROGRESS_PASSED : Finding.Missing.Why.SOURCE_SILENT);
    }
    for (Cloud cloud : behind) {
      CloudProgress progress = evidence.progress().get(cloud);
      if (progress == null || progress.silent(clock)) {
        Instant since = progress == null ? null : progress.lastArrival();
        return new Undecided(cloud, since, times.holdUntil());
      }
    }
    return new Pending(earlier(times.holdUntil(), clock.plus(RECHECK)));
  }

  /** Who may bring the step, and then who may bring what ends the waiting for it. */
  private static Set<Cloud> excusing(Step step, Flow flow) {
    Set<Cloud> clouds = new LinkedHashSet<>(step.clouds());
    flow.closings().forEach(closing -> clouds.addAll(closing.clouds()));
    return clouds;
  }

  /** Those that have not been seen to pass the deadline. */
  private static Set<Cloud> behind(
      Set<Cloud> clouds, Deadline times, Flow flow, Evidence evidence, Instant clock) {
    Instant passed = times.deadline().plus(flow.lateness());
    clouds.removeIf(
        cloud -> {
          CloudProgress progress = evidence.progress().get(cloud);
          return progress != null && progress.hasPassed(passed, clock, flow.lateness());
        });
    return clouds;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
