// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.engine.reconcile.FlowTable;
import dev.helios.server.access.Principals;
import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.json.CaseJson;
import dev.helios.server.json.EventJson;
import dev.helios.server.openapi.CaseShapes;
import dev.helios.store.cases.CaseDetail;
import dev.helios.store.cases.CaseId;
import dev.helios.store.cases.CaseNotes;
import dev.helios.store.cases.CasePage;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.StoredCase;
import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.cases.VerdictId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What HELIOS says of each case, and on what it rests. */
@Path("/api/v1/reconciliation")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Reconciliation")
public final class ReconciliationResource {
  private final CaseQueries cases;
  private final SummaryQueries summaries;
  private final CaseNotes notes;
  private final FlowTable flows;
  private final InstantSource clock;
  private final Principals principals;

  ReconciliationResource(
      CaseQueries cases,
      SummaryQueries summaries,
      CaseNotes notes,
      FlowTable flows,
      InstantSource clock,
      Principals principals) {
    this.cases = cases;
    this.summaries = summaries;
    this.notes = notes;
    this.flows = flows;
    this.clock = clock;
    this.principals = principals;
  }

  @GET
  @Path("cases")
  @Operation(operationId = "listCases", summary = "Cases, newest judgement first")
  @APIResponseSchema(
      value = CaseShapes.CasePageShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "400", description = "A parameter or the cursor is none")
  public String list(
      @BeanParam CaseParameters filter,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("after") @Nullable String after) {
    return switch (cases.list(
        principals.tenant(), filter.read(clock.instant()), Parameters.text(after), limit)) {
      case CasePage.Page page ->
          EventJson.text(
              json -> {
                json.writeStartObject();
                writeItems(json, page.items());
                json.writeStringField("next", page.next());
                json.writeBooleanField("has_more", page.hasMore());
                json.writeEndObject();
              });
      case CasePage.BadCursor bad -> throw Parameters.badCursor();
    };
  }

  @GET
  @Path("cases.csv")
  @Produces("text/csv")
  @Operation(operationId = "exportCases", summary = "The same as CSV, safe for spreadsheets")
  @APIResponse(
      responseCode = "200",
      description = "One case on each line",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Response csv(@BeanParam CaseParameters filter) {
    var wanted = filter.read(clock.instant());
    TenantId tenant = principals.tenant();
    StreamingOutput rows =
        out -> {
          out.write(CaseCsv.HEAD.getBytes(StandardCharsets.UTF_8));
          cases.export(
              tenant,
              wanted,
              line -> {
                try {
                  out.write(CaseCsv.row(line).getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
        };
    return Response.ok(rows)
        .header("Content-Disposition", "attachment; filename=\"cases.csv\"")
        .build();
  }

  @GET
  @Path("cases/{flow}/{key}")
  @Operation(operationId = "getCase", summary = "One case: timeline, evidence, revisions")
  @APIResponseSchema(
      value = CaseShapes.CaseDetailShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  public String one(@PathParam("flow") String flow, @PathParam("key") String key) {
    CaseId id = new CaseId(principals.tenant(), flow, key);
    CaseDetail detail = cases.one(id).orElseThrow(ReconciliationResource::unknown);
    Verdict verdict = detail.stored().verdict();
    return EventJson.text(
        json ->
            CaseAnswers.write(
                json,
                detail,
                flows.flow(id.tenant(), verdict.flow(), verdict.version()),
                notes.of(id)));
  }

  @GET
  @Path("verdicts/{id}")
  @Operation(operationId = "getVerdict", summary = "One immutable revision, with its evidence")
  @APIResponseSchema(
      value = CaseShapes.VerdictDetailShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No verdict has this id")
  public String verdict(@PathParam("id") String id) {
    Verdict verdict =
        VerdictId.parse(id)
            .flatMap(parsed -> cases.verdict(principals.tenant(), parsed))
            .orElseThrow(
                () -> ProblemException.notFound("verdict.unknown", "no verdict has this id"));
    return EventJson.text(
        json -> {
          json.writeStartObject();
          CaseJson.writeMembers(json, verdict);
          json.writeFieldName("evidence");
          VerdictText.writeEvidence(verdict.evidence(), json);
          json.writeEndObject();
        });
  }

  @GET
  @Path("summary")
  @Operation(operationId = "summary", summary = "Counts and money by status; totals tie out")
  public SummaryAnswer summary(
      @QueryParam("flow") @Nullable String flow,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    SummaryQueries.Scope scope =
        new SummaryQueries.Scope(
            Parameters.text(flow), Parameters.time("from", from), Parameters.time("to", to));
    return SummaryAnswer.of(summaries.summary(principals.tenant(), scope, clock.instant()));
  }

  @GET
  @Path("mismatches")
  @Operation(operationId = "mismatches", summary = "Cases judged mismatched or missing in a time")
  @APIResponseSchema(
      value = CaseShapes.MismatchesShape.class,
      responseDescription = "OK",
      responseCode = "200")
  public String mismatches(
      @QueryParam("start_time") @Nullable String start,
      @QueryParam("end_time") @Nullable String end,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Instant now = clock.instant();
    Instant from = Parameters.time("start_time", start);
    Instant to = Parameters.time("end_time", end);
    List<StoredCase> found =
        cases.mismatches(
            principals.tenant(),
            from == null ? now.minus(Duration.ofDays(1)) : from,
            to == null ? now.plus(Duration.ofDays(1)) : to,
            limit);
    return EventJson.text(
        json -> {
          json.writeStartObject();
          writeItems(json, found);
          json.writeNumberField("count", found.size());
          json.writeEndObject();
        });
  }

  @GET
  @Path("{order_id}")
  @Operation(operationId = "reconcileOrder", summary = "What every flow says of an order")
  @APIResponseSchema(
      value = CaseShapes.OrderShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  public String order(@PathParam("order_id") String orderId) {
    List<StoredCase> found = cases.byKey(principals.tenant(), orderId);
    Status gravest =
        found.stream()
            .map(stored -> stored.verdict().status())
            .reduce(Status::graver)
            .orElseThrow(ReconciliationResource::unknown);
    return EventJson.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("order_id", orderId);
          json.writeStringField("status", gravest.label());
          json.writeArrayFieldStart("findings");
          for (StoredCase stored : found) {
            for (Finding finding : stored.verdict().findings()) {
              json.writeStartObject();
              CaseJson.writeMembers(json, finding);
              json.writeStringField("flow", stored.verdict().flow());
              json.writeEndObject();
            }
          }
          json.writeEndArray();
          json.writeArrayFieldStart("cases");
          for (StoredCase stored : found) {
            CaseAnswers.write(json, stored);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void writeItems(JsonGenerator json, List<StoredCase> items) throws IOException {
    json.writeArrayFieldStart("items");
    for (StoredCase stored : items) {
      CaseAnswers.write(json, stored);
    }
    json.writeEndArray();
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("case.unknown", "no case is known for this key");
  }
}
