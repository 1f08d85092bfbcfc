// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.log.Acceptance;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.Subscriber;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.db.KeepResult;
import dev.helios.store.verdicts.VerdictCounts;
import dev.helios.store.verdicts.VerdictWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Stores the verdicts of the log, and counts them. */
final class VerdictSink implements Subscriber<PublishedVerdict> {
  private final VerdictWriter keeper;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Timer timeToVerdict;
  private final Timer deadlineLateness;

  VerdictSink(VerdictWriter keeper, MeterRegistry registry, InstantSource clock) {
    this.keeper = keeper;
    this.registry = registry;
    this.clock = clock;
    this.timeToVerdict =
        Timer.builder("helios.reconcile.time.to.verdict")
            .description("From receipt of a matched case's last event to its verdict being stored")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(60))
            .register(registry);
    this.deadlineLateness =
        Timer.builder("helios.reconcile.deadline.lateness")
            .description("From the time a step's absence was due to the verdict that says missing")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(10))
            .register(registry);
  }

  @Override
  public Acceptance accept(LogBatch<PublishedVerdict> batch) {
    return switch (keeper.keep(batch)) {
      case KeepResult.Kept<VerdictCounts> kept -> {
        batch.records().forEach(logged -> count(logged.value().verdict()));
        yield Acceptance.ACCEPTED;
      }
      case KeepResult.Fenced<VerdictCounts> fenced -> Acceptance.FENCED;
    };
  }

  private void count(Verdict verdict) {
    registry
        .counter(
            "helios.reconcile.verdicts", "flow", verdict.flow(), "status", verdict.status().label())
        .increment();
    if (verdict.status() == Status.MATCHED && verdict.closedAt() != null) {
      verdict.evidence().sightings().stream()
          .map(sighting -> sighting.receivedAt())
          .max(Instant::compareTo)
          .ifPresent(last -> timeToVerdict.record(Duration.between(last, clock.instant())));
    }
    if (verdict.status() == Status.MISSING) {
      verdict.findings().stream()
          .flatMap(finding -> due(finding, verdict).stream())
          .max(Instant::compareTo)
          .ifPresent(due -> deadlineLateness.record(Duration.between(due, clock.instant())));
    }
  }

  /** When it could be said at the earliest that the step is missing. */
  private static Optional<Instant> due(Finding finding, Verdict verdict) {
    if (!(finding instanceof Finding.Missing missing)) {
      return Optional.empty();
    }
    return verdict.deadlines().stream()
        .filter(deadline -> deadline.step().equals(missing.step()))
        .map(
            deadline ->
                missing.why() == Finding.Missing.Why.SOURCE_SILENT
                    ? deadline.holdUntil()
                    : deadline.due())
        .findFirst();
  }
}
