// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.flow.Sighting;
import dev.helios.core.log.Logged;
import dev.helios.core.reconcile.EventRef;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Published;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with what the store derives from it, which is computed only once.
 *
 * @param state what the counts need to know of it
 * @param clouds that its findings are about, or that it waits for
 * @param undecidedCloud the silent one, where it is undecided
 */
record Judged(
    Logged<Published> logged,
    Digest caseId,
    State state,
    SortedSet<String> clouds,
    @Nullable String undecidedCloud) {

  /** What the counts say of a case. */
  record State(
      int revision,
      String status,
      SortedSet<String> findings,
      BigDecimal exposure,
      String currency,
      boolean open) {}

  static Judged of(Logged<Published> logged) {
    Verdict verdict = logged.value().verdict();
    SortedSet<String> kinds = new TreeSet<>();
    verdict.findings().forEach(finding -> kinds.add(finding.kind().label()));
    String undecidedCloud = undecidedCloud(verdict).map(Cloud::label).orElse(null);
    SortedSet<String> clouds = clouds(verdict);
    if (undecidedCloud != null) {
      clouds.add(undecidedCloud);
    }
    var exposure = verdict.exposure();
    String currency = exposure == null ? null : exposure.currency();
    return new Judged(
        logged,
        CaseId.of(verdict).digest(),
        new State(
            verdict.revision(),
            verdict.status().label(),
            kinds,
            exposure == null ? BigDecimal.ZERO : exposure.amount(),
            currency == null ? "" : currency,
            verdict.closedAt() == null),
        clouds,
        undecidedCloud);
  }

  Verdict verdict() {
    return logged.value().verdict();
  }

  byte[] json() {
    return logged.value().json().array();
  }

  /** The case's first event time. */
  Instant openedAt() {
    return verdict().evidence().sightings().stream()
        .map(Sighting::occurredAt)
        .min(Comparator.naturalOrder())
        .orElse(verdict().judgedAt());
  }

  private static SortedSet<String> clouds(Verdict verdict) {
    SortedSet<String> clouds = new TreeSet<>();
    for (Finding finding : verdict.findings()) {
      clouds.addAll(clouds(verdict, finding));
    }
    return clouds;
  }

  private static List<String> clouds(Verdict verdict, Finding finding) {
    return switch (finding) {
      case Finding.Missing missing -> missing.clouds();
      case Finding.Late late -> of(late.event());
      case Finding.Duplicate duplicate -> of(duplicate.event());
      case Finding.Conflict conflict -> of(conflict.event());
      case Finding.OutOfOrder order -> of(order.event());
      case Finding.Unexpected unexpected -> of(unexpected.event());
      case Finding.Mismatch mismatch ->
          verdict.evidence().sightings().stream()
              .filter(sighting -> sighting.step().equals(mismatch.step()))
              .map(sighting -> sighting.cloud().label())
              .toList();
    };
  }

  private static List<String> of(@Nullable EventRef event) {
    return event == null ? List.of() : List.of(event.cloud().label());
  }

  /** The reason of an undecided verdict begins with the cloud. */
  private static Optional<Cloud> undecidedCloud(Verdict verdict) {
    return verdict.status() == Status.UNDECIDED
        ? Cloud.labelled(verdict.reason().split(" ", 2)[0])
        : Optional.empty();
  }
}
