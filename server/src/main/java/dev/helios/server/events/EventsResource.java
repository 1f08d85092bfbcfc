// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.server.access.Principals;
import dev.helios.server.feed.FeedHub;
import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.json.EventJson;
import dev.helios.server.openapi.EventShapes;
import dev.helios.store.events.EventFilter;
import dev.helios.store.events.EventPage;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.ExportLine;
import dev.helios.store.events.Journey;
import dev.helios.store.events.StoredEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Stored events: lists, one event, its bytes, its journey. */
@Path("/api/v1")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Events")
public final class EventsResource {
  private final EventQueries queries;
  private final FeedHub hub;
  private final Principals principals;
  private final InstantSource clock;

  EventsResource(EventQueries queries, FeedHub hub, Principals principals, InstantSource clock) {
    this.queries = queries;
    this.hub = hub;
    this.principals = principals;
    this.clock = clock;
  }

  @GET
  @Path("events")
  @Operation(operationId = "listEvents", summary = "Events, newest first, by filter and cursor")
  @APIResponseSchema(
      value = EventShapes.EventPageShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "400", description = "A parameter or the cursor is none")
  public String list(
      @QueryParam("cloud") @Nullable String cloud,
      @QueryParam("type") @Nullable String type,
      @QueryParam("key") @Nullable String key,
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("q") @Nullable String text,
      @QueryParam("conflict") boolean conflict,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("after") @Nullable String after) {
    EventFilter filter =
        new EventFilter(
            Parameters.clouds(cloud),
            Parameters.text(type),
            Parameters.text(key),
            Parameters.text(customer),
            Parameters.time("from", from),
            Parameters.time("to", to),
            conflict,
            Parameters.text(text));
    return switch (queries.list(principals.tenant(), filter, Parameters.text(after), limit)) {
      case EventPage.Page page -> EventJson.text(json -> write(json, page));
      case EventPage.BadCursor bad -> throw Parameters.badCursor();
    };
  }

  @GET
  @Path("events/{id}")
  @Operation(operationId = "getEvent", summary = "One event, with others of the same id")
  @APIResponseSchema(
      value = EventShapes.EventDetailShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "404", description = "No stored event has this id")
  public String event(@PathParam("id") String id, @QueryParam("cloud") @Nullable String cloud) {
    Cloud wanted = Parameters.cloud(cloud);
    List<StoredEvent> found = queries.find(principals.tenant(), id, wanted);
    if (found.isEmpty()) {
      throw notFound();
    }
    List<StoredEvent> all = wanted == null ? found : withOtherClouds(found, id);
    return EventJson.text(json -> write(json, all));
  }

  /** What the cloud has under the id, and then what others have. */
  private List<StoredEvent> withOtherClouds(List<StoredEvent> found, String id) {
    Cloud own = found.getFirst().identity().cloud();
    List<StoredEvent> all = new ArrayList<>(found);
    queries.find(principals.tenant(), id, null).stream()
        .filter(event -> event.identity().cloud() != own)
        .forEach(all::add);
    return all;
  }

  @GET
  @Path("events/{id}/raw")
  @Produces(MediaType.WILDCARD)
  @Operation(operationId = "getEventData", summary = "The exact bytes of an event's data")
  @APIResponse(
      responseCode = "200",
      description = "The bytes as they were received",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "404", description = "No stored event has this id")
  public Response raw(@PathParam("id") String id, @QueryParam("cloud") @Nullable String cloud) {
    EventQueries.RawData raw =
        queries
            .raw(principals.tenant(), id, Parameters.cloud(cloud))
            .orElseThrow(EventsResource::notFound);
    // What a sender declares is not what a browser may act on.
    return Response.ok(raw.data().array())
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header("X-Event-Content-Type", printable(raw.contentType()))
        .header("Content-Disposition", "attachment; filename=\"event-data\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path("events/{id}/journey")
  @Operation(operationId = "getJourney", summary = "When an event passed each point")
  @APIResponseSchema(value = JourneyAnswer.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "404", description = "No stored event has this id")
  public JourneyAnswer journey(
      @PathParam("id") String id, @QueryParam("cloud") @Nullable String cloud) {
    StoredEvent event =
        queries.find(principals.tenant(), id, Parameters.cloud(cloud)).stream()
            .findFirst()
            .orElseThrow(EventsResource::notFound);
    Journey journey =
        queries
            .journey(event.identity().tenant(), event.identity().digest())
            .orElseThrow(EventsResource::notFound);
    Instant fed = hub.fedAt(event.position()).orElse(null);
    return JourneyAnswer.of(event, journey, fed);
  }

  @GET
  @Path("events/export")
  @Produces("application/x-ndjson")
  @Operation(operationId = "exportEvents", summary = "Every event of a time, oldest first")
  @APIResponse(
      responseCode = "200",
      description = "One event on each line",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(implementation = EventShapes.ExportedEventShape.class)))
  public Response export(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("cloud") @Nullable String cloud) {
    Instant start = Parameters.time("from", from);
    Instant end = Parameters.time("to", to);
    Cloud only = Parameters.cloud(cloud);
    TenantId tenant = principals.tenant();
    Instant now = clock.instant();
    StreamingOutput lines =
        out ->
            queries.export(
                tenant,
                start == null ? Instant.EPOCH : start,
                end == null ? now.plus(Duration.ofDays(1)) : end,
                only,
                line -> write(out, line));
    return Response.ok(lines).build();
  }

  private static void write(JsonGenerator json, EventPage.Page page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("items");
    for (StoredEvent event : page.items()) {
      EventJson.of(event).write(json);
    }
    json.writeEndArray();
    json.writeStringField("next", page.next());
    json.writeBooleanField("has_more", page.hasMore());
    if (page.examined() != null) {
      json.writeNumberField("examined", page.examined());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, List<StoredEvent> found) throws IOException {
    StoredEvent event = found.getFirst();
    json.writeStartObject();
    EventJson.of(event).writeMembers(json);
    json.writeStringField("stored_at", event.storedAt().toString());
    json.writeStringField(
        "data_sha256", event.data() == null ? null : sha256(event.data().array()));
    json.writeNumberField("data_bytes", event.dataBytes());
    json.writeObjectFieldStart("extensions");
    for (Map.Entry<String, String> extension : event.extensions().entrySet()) {
      json.writeStringField(extension.getKey(), extension.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("copies");
    for (StoredEvent copy : found.subList(1, found.size())) {
      EventJson.of(copy).write(json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(OutputStream out, ExportLine line) {
    String text =
        EventJson.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("event_id", line.eventId());
              json.writeStringField("source", line.cloud().label());
              json.writeStringField("event_source", line.eventSource());
              json.writeStringField("event_type", line.eventType());
              json.writeStringField("order_id", line.orderId());
              json.writeStringField("data_sha256", line.dataSha256());
              json.writeNumberField("data_bytes", line.dataBytes());
              json.writeStringField("ingested_at", line.receivedAt().toString());
              json.writeBooleanField("conflict", line.conflict());
              json.writeStringField("position", line.position().toString());
              json.writeEndObject();
              json.writeRaw('\n');
            });
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String printable(String contentType) {
    return contentType.replaceAll("[^\\x20-\\x7E]", "?");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("event.unknown", "no stored event has this id");
  }
}
