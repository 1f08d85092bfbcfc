// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.reconcile.Recompute;
import dev.helios.core.reconcile.Verdict;
import dev.helios.engine.reconcile.FlowTable;
import dev.helios.engine.reconcile.VerdictRecords;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.StoredEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Recomputes stored verdicts from the stored events and compares them. */
@ApplicationScoped
public class Verification {
  public static final int MAX_CASES = 100_000;
  private static final int MAX_NAMED = 100;

  private final CaseQueries cases;
  private final EventQueries events;
  private final FlowTable flows;

  Verification(CaseQueries cases, EventQueries events, FlowTable flows) {
    this.cases = cases;
    this.events = events;
    this.flows = flows;
  }

  /**
   * How many verdicts were recomputed, and which differ; at most a hundred of each kind are named.
   */
  @Schema(name = "VerificationReport")
  public record Report(
      long verified,
      long equal,
      List<Difference> different,
      List<Difference> eventsMissing,
      boolean complete) {}

  /** A verdict that does not come out equal. */
  public record Difference(String verdictId, String detail) {}

  /** The latest verdicts of the cases that opened in {@code [from, to)}. */
  public Report all(TenantId tenant, Instant from, Instant to) {
    Run run = new Run();
    var reading = cases.judgedBetween(tenant, null, from, to, MAX_CASES, run::prove);
    return run.report(reading.complete());
  }

  /** One verdict. */
  public Report one(Verdict verdict) {
    Run run = new Run();
    run.prove(verdict);
    return run.report(true);
  }

  private final class Run {
    private long verified;
    private long equal;
    private final List<Difference> different = new ArrayList<>();
    private final List<Difference> missing = new ArrayList<>();

    void prove(Verdict verdict) {
      verified++;
      String id = VerdictRecords.id(verdict);
      Optional<Flow> flow = flows.flow(verdict.tenant(), verdict.flow(), verdict.version());
      if (flow.isEmpty()) {
        name(different, new Difference(id, "its flow version is not known any more"));
        return;
      }
      List<Event> ofKey =
          events.ofKey(verdict.tenant(), verdict.key()).stream().map(StoredEvent::event).toList();
      switch (Recompute.prove(verdict, ofKey, flow.get())) {
        case Recompute.Proof.Holds holds -> equal++;
        case Recompute.Proof.Differs differs ->
            name(
                different,
                new Difference(
                    id,
                    "stored: %s (%s), recomputed: %s (%s)"
                        .formatted(
                            verdict.status().label(),
                            verdict.reason(),
                            differs.recomputed().status().label(),
                            differs.recomputed().reason())));
        case Recompute.Proof.EventsMissing gone ->
            name(missing, new Difference(id, gone.events().size() + " events are not stored"));
      }
    }

    private static void name(List<Difference> list, Difference difference) {
      if (list.size() < MAX_NAMED) {
        list.add(difference);
      }
    }

    Report report(boolean complete) {
      return new Report(verified, equal, different, missing, complete);
    }
  }
}
