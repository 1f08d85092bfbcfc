// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.TenantId;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.core.reconcile.Verdict;
import dev.helios.server.access.Principals;
import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.openapi.MoneyAnswer;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.VerdictId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Questions to history: what another flow would have said, and whether verdicts can be proven. */
@Path("/api/v1/reconciliation")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Reconciliation")
public final class HistoryResource {
  private final WhatIf whatIf;
  private final Verification verification;
  private final CaseQueries cases;
  private final InstantSource clock;
  private final Principals principals;

  /** Such a question reads much; two at a time leave capacity for other requests. */
  private final Semaphore atOnce = new Semaphore(2);

  HistoryResource(
      WhatIf whatIf,
      Verification verification,
      CaseQueries cases,
      InstantSource clock,
      Principals principals) {
    this.whatIf = whatIf;
    this.verification = verification;
    this.cases = cases;
    this.clock = clock;
    this.principals = principals;
  }

  /** A flow as text, and the time to ask about; the last day when none is given. */
  public record Question(@Nullable String flow, @Nullable Instant from, @Nullable Instant to) {}

  /** What would differ. */
  @Schema(name = "WhatIfAnswer")
  public record Answer(
      long cases, long same, long differ, List<MovedCases> moved, boolean complete) {}

  /** Cases that moved together; exposure is what would be at risk more, or less. */
  public record MovedCases(
      String from,
      String to,
      long cases,
      List<MoneyAnswer> exposure,
      List<Comparison.Example> examples) {}

  /** One verdict by id, or those of the cases that opened in a time. */
  public record Proofs(@Nullable String verdictId, @Nullable Instant from, @Nullable Instant to) {}

  @POST
  @Path("whatif")
  @Operation(operationId = "whatIf", summary = "What another flow would have said")
  @APIResponseSchema(value = Answer.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "422", description = "The text is no flow")
  @APIResponse(responseCode = "503", description = "Two such questions are being answered")
  public Answer whatIf(@Nullable Question given) {
    Question question = Parameters.body(given);
    TenantId tenant = principals.tenant();
    return switch (FlowParser.parse(Objects.requireNonNullElse(question.flow(), ""))) {
      case ParsedFlow.Invalid invalid ->
          throw new ProblemException(
              Problem.of(422, "flow.invalid", invalid.errors().getFirst().toString()));
      case ParsedFlow.Valid valid ->
          bounded(
              () ->
                  answer(
                      whatIf.compare(
                          tenant,
                          valid.flow(),
                          from(question.from()),
                          to(question.to()),
                          clock.instant())));
    };
  }

  @POST
  @Path("verify")
  @Operation(operationId = "verify", summary = "Whether verdicts come out equal from their events")
  @APIResponseSchema(
      value = Verification.Report.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No verdict has this id")
  @APIResponse(responseCode = "503", description = "Two such questions are being answered")
  public Verification.Report verify(@Nullable Proofs given) {
    Proofs wanted = Parameters.body(given);
    TenantId tenant = principals.tenant();
    if (wanted.verdictId() == null) {
      return bounded(() -> verification.all(tenant, from(wanted.from()), to(wanted.to())));
    }
    Verdict verdict =
        VerdictId.parse(wanted.verdictId())
            .flatMap(id -> cases.verdict(tenant, id))
            .orElseThrow(
                () -> ProblemException.notFound("verdict.unknown", "no verdict has this id"));
    return verification.one(verdict);
  }

  private Instant from(@Nullable Instant given) {
    Instant from = Parameters.bounded("from", given);
    return from == null ? clock.instant().minus(Duration.ofDays(1)) : from;
  }

  private Instant to(@Nullable Instant given) {
    Instant to = Parameters.bounded("to", given);
    return to == null ? clock.instant().plus(Duration.ofDays(1)) : to;
  }

  private <T> T bounded(Supplier<T> work) {
    if (!atOnce.tryAcquire()) {
      throw new ProblemException(
          Problem.of(503, "history.busy", "two such questions are being answered; try again"));
    }
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }

  private static Answer answer(Comparison comparison) {
    List<MovedCases> moved =
        comparison.moved().stream()
            .map(
                group ->
                    new MovedCases(
                        group.from(),
                        group.to(),
                        group.cases(),
                        group.exposure().entrySet().stream()
                            .map(
                                sum ->
                                    new MoneyAnswer(
                                        sum.getKey().isEmpty() ? null : sum.getKey(),
                                        sum.getValue().toPlainString()))
                            .toList(),
                        group.examples()))
            .toList();
    return new Answer(
        comparison.cases(),
        comparison.same(),
        comparison.cases() - comparison.same(),
        moved,
        comparison.isComplete());
  }
}
