// SPDX-License-Identifier: MIT
package dev.helios.server.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowError;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.FlowText;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.server.access.Principals;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.openapi.FlowShapes;
import dev.helios.store.flows.FlowStore;
import dev.helios.store.flows.FlowStore.Change;
import dev.helios.store.flows.FlowStore.Creation;
import dev.helios.store.flows.StoredFlow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Flows: what ought to happen, declared as text and versioned. */
@Path("/api/v1/reconciliation/flows")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Flows")
public final class FlowsResource {
  private final FlowStore store;
  private final FlowService flows;
  private final Principals principals;
  private final InstantSource clock;

  FlowsResource(FlowStore store, FlowService flows, Principals principals, InstantSource clock) {
    this.store = store;
    this.flows = flows;
    this.principals = principals;
    this.clock = clock;
  }

  /** A version of a flow as it was written. */
  @Schema(name = "FlowVersion")
  public record Version(
      String name,
      int version,
      @Schema(ref = "FlowStatus") String status,
      Instant createdAt,
      @Nullable Instant activatedAt,
      @Nullable Instant retiredAt,
      String text) {
    static Version of(StoredFlow flow) {
      return new Version(
          flow.name(),
          flow.version(),
          flow.status().label(),
          flow.createdAt(),
          flow.activatedAt(),
          flow.retiredAt(),
          flow.text());
    }
  }

  /** All versions of all flows. */
  @Schema(name = "FlowVersions")
  public record Versions(List<Version> items) {}

  /** Whether a text is a flow: read whole, or why not, by line and with the cure. */
  @Schema(name = "FlowValidity")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Validity(
      boolean valid,
      @Schema(implementation = FlowShapes.FlowShape.class) @JsonRawValue @Nullable String flow,
      @Nullable List<FlowError> errors) {}

  /** A problem with the lines that are wrong. */
  public record FlowProblem(
      String type, String title, int status, String detail, String code, List<FlowError> errors) {}

  @GET
  @Operation(operationId = "listFlows", summary = "All versions of all flows")
  public Versions list() {
    return new Versions(store.list(principals.tenant()).stream().map(Version::of).toList());
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "createFlow", summary = "A new version as a draft; a draft is replaced")
  @APIResponseSchema(
      value = Version.class,
      responseDescription = "The draft as it is stored",
      responseCode = "201")
  @APIResponse(
      responseCode = "422",
      description = "The text is no flow, by line and with the cure",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = FlowProblem.class)))
  @APIResponse(responseCode = "409", description = "The version is no draft any more")
  public Response create(String text) {
    return switch (FlowParser.parse(text)) {
      case ParsedFlow.Valid valid -> create(valid.flow(), text);
      case ParsedFlow.Invalid invalid -> refused(invalid.errors());
    };
  }

  @POST
  @Path("validate")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "validateFlow", summary = "Whether a text is a flow, and why not")
  public Validity validate(String text) {
    return switch (FlowParser.parse(text)) {
      case ParsedFlow.Valid valid -> new Validity(true, FlowText.json(valid.flow()), null);
      case ParsedFlow.Invalid invalid -> new Validity(false, null, invalid.errors());
    };
  }

  @POST
  @Path("{name}/{version}/activate")
  @Operation(operationId = "activateFlow", summary = "New cases are judged by it from now on")
  @APIResponseSchema(value = Version.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "404", description = "No flow has this name and version")
  @APIResponse(responseCode = "409", description = "The version is not in a state for this")
  @APIResponse(responseCode = "503", description = "Stored, but the log was away: ask again")
  public Version activate(@PathParam("name") String name, @PathParam("version") int version) {
    return published(
        store.activate(principals.tenant(), name, version, clock.instant()),
        StoredFlow.Status.ACTIVE);
  }

  @POST
  @Path("{name}/{version}/retire")
  @Operation(operationId = "retireFlow", summary = "It judges only the cases that it opened")
  @APIResponseSchema(value = Version.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "404", description = "No flow has this name and version")
  @APIResponse(responseCode = "409", description = "The version is not in a state for this")
  @APIResponse(responseCode = "503", description = "Stored, but the log was away: ask again")
  public Version retire(@PathParam("name") String name, @PathParam("version") int version) {
    return published(
        store.retire(principals.tenant(), name, version, clock.instant()),
        StoredFlow.Status.RETIRED);
  }

  private Response create(Flow flow, String text) {
    Creation creation =
        store.create(principals.tenant(), flow.name(), flow.version(), text, clock.instant());
    return switch (creation) {
      case Creation.Created created -> draft(created.flow());
      case Creation.Exists exists ->
          switch (store.replaceDraft(
              principals.tenant(), flow.name(), flow.version(), text, clock.instant())) {
            case Change.Changed changed -> draft(changed.flow());
            case Change.NotAllowed kept -> throw immutable(kept.flow());
            case Change.Unknown gone -> throw unknown();
          };
    };
  }

  /**
   * Publishes a change to the reconcilers. One that was stored and not published, because the log
   * was away, is published when it is asked for again.
   */
  private Version published(Change change, StoredFlow.Status wanted) {
    StoredFlow flow =
        switch (change) {
          case Change.Changed changed -> changed.flow();
          case Change.NotAllowed kept when kept.flow().status() == wanted -> kept.flow();
          case Change.NotAllowed kept -> throw immutable(kept.flow());
          case Change.Unknown gone -> throw unknown();
        };
    try {
      flows.publishAll(flow.tenant());
    } catch (FlowService.NotPublishedException e) {
      throw new ProblemException(
          Problem.of(503, "log.unavailable", e.getMessage() + ", which is stored; ask again"));
    }
    return Version.of(flow);
  }

  private static Response draft(StoredFlow flow) {
    return Response.status(201).entity(Version.of(flow)).build();
  }

  private static Response refused(List<FlowError> errors) {
    Problem problem = Problem.of(422, "flow.invalid", errors.getFirst().toString());
    return Response.status(422)
        .type(MediaType.valueOf(Problem.MEDIA_TYPE))
        .entity(
            new FlowProblem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.code(),
                errors))
        .build();
  }

  private static ProblemException immutable(StoredFlow flow) {
    return new ProblemException(
        Problem.of(
            409,
            "flow.not_a_draft",
            "version " + flow.version() + " is " + flow.status().label() + "; make a new version"));
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("flow.unknown", "no flow has this name and version");
  }
}
