// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.openapi.EventShapes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One event by its id as a parameter: for every id there is, those too that a path cannot hold or
 * that name another document there ({@code export}, {@code .}, {@code ..}).
 */
@Path("/api/v1/event")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Events")
public final class EventByIdResource {
  private final EventsResource events;

  EventByIdResource(EventsResource events) {
    this.events = events;
  }

  @GET
  @Operation(operationId = "getEventById", summary = "One event, with others of the same id")
  @APIResponseSchema(
      value = EventShapes.EventDetailShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "400", description = "No id is given")
  @APIResponse(responseCode = "404", description = "No stored event has this id")
  public String event(
      @QueryParam("id") @Nullable String id, @QueryParam("cloud") @Nullable String cloud) {
    return events.event(Parameters.required("id", id), cloud);
  }

  @GET
  @Path("raw")
  @Produces(MediaType.WILDCARD)
  @Operation(operationId = "getEventDataById", summary = "The exact bytes of an event's data")
  @APIResponse(
      responseCode = "200",
      description = "The bytes as they were received",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "400", description = "No id is given")
  @APIResponse(responseCode = "404", description = "No stored event has this id")
  public Response raw(
      @QueryParam("id") @Nullable String id, @QueryParam("cloud") @Nullable String cloud) {
    return events.raw(Parameters.required("id", id), cloud);
  }

  @GET
  @Path("journey")
  @Operation(operationId = "getJourneyById", summary = "When an event passed each point")
  @APIResponseSchema(value = JourneyAnswer.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "400", description = "No id is given")
  @APIResponse(responseCode = "404", description = "No stored event has this id")
  public JourneyAnswer journey(
      @QueryParam("id") @Nullable String id, @QueryParam("cloud") @Nullable String cloud) {
    return events.journey(Parameters.required("id", id), cloud);
  }
}
