// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.server.access.Principals;
import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.json.EventJson;
import dev.helios.server.openapi.CaseShapes;
import dev.helios.store.cases.CaseId;
import dev.helios.store.cases.CaseNotes;
import dev.helios.store.cases.CaseNotes.Result;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do with a case. */
@Path("/api/v1/reconciliation")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Reconciliation")
public final class TriageResource {
  private final CaseNotes notes;
  private final InstantSource clock;
  private final Principals principals;

  TriageResource(CaseNotes notes, InstantSource clock, Principals principals) {
    this.notes = notes;
    this.clock = clock;
    this.principals = principals;
  }

  /** Who does it, and what with. */
  public record Act(
      @Nullable String by,
      @Nullable String assignee,
      @Nullable String text,
      @Nullable Instant until) {
    String person() {
      return by == null ? "" : by;
    }
  }

  @POST
  @Path("cases/{flow}/{key}/acknowledge")
  @Operation(operationId = "acknowledgeCase", summary = "Somebody has seen it")
  @APIResponseSchema(
      value = CaseShapes.CaseShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  @APIResponse(responseCode = "422", description = "What is given is not enough")
  public String acknowledge(
      @PathParam("flow") String flow, @PathParam("key") String key, @Nullable Act given) {
    Act act = Parameters.body(given);
    return answer(notes.acknowledge(id(flow, key), act.person(), clock.instant()));
  }

  @POST
  @Path("cases/{flow}/{key}/assign")
  @Operation(operationId = "assignCase", summary = "Somebody is to look after it")
  @APIResponseSchema(
      value = CaseShapes.CaseShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  @APIResponse(responseCode = "422", description = "What is given is not enough")
  public String assign(
      @PathParam("flow") String flow, @PathParam("key") String key, @Nullable Act given) {
    Act act = Parameters.body(given);
    return answer(
        notes.assign(
            id(flow, key), act.person(), Parameters.text(act.assignee()), clock.instant()));
  }

  @POST
  @Path("cases/{flow}/{key}/comment")
  @Operation(operationId = "commentCase", summary = "Somebody has something to say of it")
  @APIResponseSchema(
      value = CaseShapes.CaseShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  @APIResponse(responseCode = "422", description = "What is given is not enough")
  public String comment(
      @PathParam("flow") String flow, @PathParam("key") String key, @Nullable Act given) {
    Act act = Parameters.body(given);
    String text = act.text() == null ? "" : act.text();
    return answer(notes.comment(id(flow, key), act.person(), text, clock.instant()));
  }

  @POST
  @Path("cases/{flow}/{key}/accept")
  @Operation(operationId = "acceptCase", summary = "It is accepted as it is, until a time")
  @APIResponseSchema(
      value = CaseShapes.CaseShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  @APIResponse(responseCode = "422", description = "What is given is not enough")
  public String accept(
      @PathParam("flow") String flow, @PathParam("key") String key, @Nullable Act given) {
    Act act = Parameters.body(given);
    Instant until = Parameters.bounded("until", act.until());
    if (until == null) {
      throw new ProblemException(
          Problem.of(422, "until.missing", "until: expected a time such as 2026-11-22T12:00:00Z"));
    }
    return answer(
        notes.accept(
            id(flow, key), act.person(), until, Parameters.text(act.text()), clock.instant()));
  }

  private CaseId id(String flow, String key) {
    return new CaseId(principals.tenant(), flow, key);
  }

  private static String answer(Result result) {
    return switch (result) {
      case Result.Noted noted -> EventJson.text(json -> CaseAnswers.write(json, noted.stored()));
      case Result.Refused refused ->
          throw new ProblemException(Problem.of(422, "note.refused", refused.detail()));
      case Result.Unknown unknown ->
          throw ProblemException.notFound("case.unknown", "no case is known for this key");
    };
  }
}
