// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.flow.Sighting;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.cases.CaseId;
import dev.helios.store.quarantine.QuarantineRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A verdict with what the store derives from it, which is computed only once.
 *
 * @param state what the counts need to know of it
 */
record VerdictRow(Logged<PublishedVerdict> logged, Digest caseId, State state) {

  /** What is counted of a case. */
  record State(
      int revision,
      String status,
      SortedSet<String> findings,
      BigDecimal exposure,
      String currency,
      boolean open) {}

  static VerdictRow of(Logged<PublishedVerdict> logged) {
    Verdict verdict = logged.value().verdict();
    SortedSet<String> kinds = new TreeSet<>();
    verdict.findings().forEach(finding -> kinds.add(finding.kind().label()));
    var exposure = verdict.exposure();
    String currency = exposure == null ? null : exposure.currency();
    return new VerdictRow(
        logged,
        CaseId.of(verdict).digest(),
        new State(
            verdict.revision(),
            verdict.status().label(),
            kinds,
            exposure == null ? BigDecimal.ZERO : exposure.amount(),
            currency == null ? "" : currency,
            verdict.closedAt() == null));
  }

  Verdict verdict() {
    return logged.value().verdict();
  }

  byte[] json() {
    return logged.value().json().array();
  }

  /** The quarantine record of a verdict that the database refused, the same at every attempt. */
  Logged<Quarantined> poisoned() {
    Verdict verdict = verdict();
    Position position = logged.position();
    String name =
        QuarantineRows.POISONED + " " + caseId + " " + position + " verdict " + verdict.revision();
    List<Sighting> sightings = verdict.evidence().sightings();
    RawDelivery wire =
        new RawDelivery(
            verdict.tenant(),
            sightings.isEmpty() ? Cloud.DIRECT : sightings.getFirst().cloud(),
            QuarantineRows.POISONED_VERDICT_ROUTE,
            Map.of("content-type", "application/json"),
            Bytes.of(json()),
            verdict.judgedAt());
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    Reason reason =
        new Reason(QuarantineRows.POISONED, QuarantineRows.REFUSED + position + " of the verdicts");
    return new Logged<>(new Quarantined(id, reason, wire), position, logged.loggedAt());
  }
}
