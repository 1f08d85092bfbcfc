// SPDX-License-Identifier: MIT
package dev.helios.server.quarantine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.server.access.Principals;
import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.intake.Intake;
import dev.helios.server.intake.Origin;
import dev.helios.server.intake.Outcome;
import dev.helios.store.quarantine.QuarantineItem;
import dev.helios.store.quarantine.QuarantineItem.Status;
import dev.helios.store.quarantine.QuarantinePage;
import dev.helios.store.quarantine.QuarantineStore;
import dev.helios.store.quarantine.QuarantineStore.Closing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deliveries that were kept but not admitted: to look at, repair and release, or discard. */
@Path("/api/v1/quarantine")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Quarantine")
public final class QuarantineResource {
  public static final int MAX_NOTE = 2_000;

  private final QuarantineStore store;
  private final Intake intake;
  private final Principals principals;
  private final InstantSource clock;

  QuarantineResource(
      QuarantineStore store, Intake intake, Principals principals, InstantSource clock) {
    this.store = store;
    this.intake = intake;
    this.principals = principals;
    this.clock = clock;
  }

  /** An item, without its body. */
  @Schema(name = "QuarantineItem")
  public record Item(
      UUID id,
      Instant receivedAt,
      @Schema(ref = "Cloud") String source,
      String route,
      String reason,
      String detail,
      String contentType,
      int size,
      @Schema(ref = "QuarantineStatus") String status,
      @Nullable Instant closedAt,
      @Nullable String closedNote,
      @Nullable String releasedEventId) {

    static Item of(QuarantineItem item) {
      return new Item(
          item.id(),
          item.receivedAt(),
          item.cloud().label(),
          item.route(),
          item.reason(),
          item.detail(),
          item.contentType(),
          item.size(),
          item.status().label(),
          item.closedAt(),
          item.closedNote(),
          item.releasedEventId());
    }
  }

  /** A page of items, newest first. */
  @Schema(name = "QuarantinePage")
  public record Page(List<Item> items, @Nullable String next, boolean hasMore, long open) {}

  /** An item whole; the body is text where it is UTF-8, else base64. */
  @Schema(name = "QuarantineDetail")
  public record Whole(
      @JsonUnwrapped Item item,
      Map<String, String> headers,
      String body,
      @Schema(enumeration = {"utf-8", "base64"}) String bodyEncoding) {}

  /** How to release an item: as it is, or with another body. */
  public record Release(
      @Nullable String body, @Nullable String bodyEncoding, @Nullable String note) {}

  /** What became of a released item. */
  public record Released(
      @Schema(enumeration = {"accepted", "duplicate"}) String status, String eventId) {}

  /** Why an item is discarded. */
  public record Discard(@Nullable String reason) {}

  @GET
  @Operation(operationId = "listQuarantine", summary = "Items by status, newest first")
  @APIResponseSchema(value = Page.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "400", description = "A parameter or the cursor is none")
  public Page list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("cloud") @Nullable String cloud,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("after") @Nullable String after) {
    QuarantinePage.Filter filter =
        new QuarantinePage.Filter(status(status), Parameters.cloud(cloud), Parameters.text(reason));
    return switch (store.list(principals.tenant(), filter, Parameters.text(after), limit)) {
      case QuarantinePage.Page page ->
          new Page(
              page.items().stream().map(Item::of).toList(),
              page.next(),
              page.hasMore(),
              store.openCount(principals.tenant()));
      case QuarantinePage.BadCursor bad -> throw Parameters.badCursor();
    };
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getQuarantine", summary = "An item with its headers and body")
  @APIResponseSchema(value = Whole.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "404", description = "No item has this id")
  public Whole one(@PathParam("id") String id) {
    QuarantineStore.Content content = find(id);
    String text = utf8(content.body());
    return new Whole(
        Item.of(content.item()),
        content.headers(),
        text != null ? text : Base64.getEncoder().encodeToString(content.body().array()),
        text != null ? "utf-8" : "base64");
  }

  @POST
  @Path("{id}/release")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "releaseQuarantine",
      summary = "Takes an item in again, repaired when a body is given")
  @APIResponseSchema(value = Released.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "404", description = "No item has this id")
  @APIResponse(responseCode = "409", description = "The item is closed already")
  @APIResponse(responseCode = "422", description = "It is still broken")
  @APIResponse(responseCode = "503", description = "The log takes nothing now")
  public Released release(@PathParam("id") String id, @Nullable Release release) {
    QuarantineStore.Content content = find(id);
    QuarantineItem item = content.item();
    requireOpen(item);
    String given = release == null ? null : release.body();
    Bytes body = given == null ? content.body() : decoded(given, release);
    RawDelivery wire =
        new RawDelivery(
            item.tenant(), item.cloud(), item.route(), content.headers(), body, clock.instant());
    Outcome outcome = intake.take(wire, Origin.RELEASED).join().all().getFirst();
    return switch (outcome) {
      case Outcome.Accepted accepted -> close(item, accepted.event().id(), "accepted", release);
      case Outcome.Duplicate duplicate -> close(item, duplicate.event().id(), "duplicate", release);
      case Outcome.Quarantined again ->
          throw stillBroken(again.reason().code(), again.reason().detail());
      case Outcome.Refused refused ->
          throw stillBroken(refused.reason().code(), refused.reason().detail());
      case Outcome.Unavailable away ->
          throw new ProblemException(Problem.of(503, "log.unavailable", away.why()));
    };
  }

  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "discardQuarantine", summary = "Closes an item for good, with a reason")
  @APIResponseSchema(value = Item.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "404", description = "No item has this id")
  @APIResponse(responseCode = "409", description = "The item is closed already")
  @APIResponse(responseCode = "422", description = "No reason is given")
  public Item discard(@PathParam("id") String id, @Nullable Discard discard) {
    String reason = discard == null ? null : Parameters.text(discard.reason());
    if (reason == null || reason.length() > MAX_NOTE) {
      throw new ProblemException(
          Problem.of(
              422, "reason.missing", "expected a reason of 1 to " + MAX_NOTE + " characters"));
    }
    return switch (store.markDiscarded(principals.tenant(), uuid(id), clock.instant(), reason)) {
      case Closing.Closed closed -> Item.of(closed.item());
      case Closing.AlreadyClosed closed -> throw closed(closed.item());
      case Closing.Unknown unknown -> throw unknown();
    };
  }

  private Released close(
      QuarantineItem item, String eventId, String status, @Nullable Release release) {
    String note = release == null ? null : Parameters.text(release.note());
    store.markReleased(item.tenant(), item.id(), clock.instant(), eventId, note);
    return new Released(status, eventId);
  }

  private QuarantineStore.Content find(String id) {
    return store.find(principals.tenant(), uuid(id)).orElseThrow(QuarantineResource::unknown);
  }

  private static void requireOpen(QuarantineItem item) {
    if (item.status() != Status.OPEN) {
      throw closed(item);
    }
  }

  private static Bytes decoded(String body, @Nullable Release release) {
    if (release == null || !"base64".equals(release.bodyEncoding())) {
      return Bytes.utf8(body);
    }
    try {
      return Bytes.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("body.not_base64", "body: expected base64 as declared");
    }
  }

  private static @Nullable String utf8(Bytes body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.array())).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable Status status(@Nullable String given) {
    String label = Parameters.text(given);
    return label == null
        ? null
        : Status.labelled(label)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "parameter.not_a_status", "status: expected open, released or discarded"));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("quarantine.unknown", "no item has this id");
  }

  private static ProblemException closed(QuarantineItem item) {
    return new ProblemException(
        Problem.of(409, "quarantine.closed", "the item is " + item.status().label() + " already"));
  }

  private static ProblemException stillBroken(String code, String detail) {
    return new ProblemException(Problem.of(422, code, "still broken: " + detail));
  }
}
