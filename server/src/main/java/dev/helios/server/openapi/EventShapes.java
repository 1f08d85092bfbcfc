// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What answers with events look like. {@code EventJson} writes them and splices their data in; a
 * test reads real answers against these shapes.
 */
public final class EventShapes {
  private EventShapes() {}

  /**
   * An event; its amount is an exact decimal.
   *
   * @param payload the data as it was received; null where it is too long to be included
   * @param payloadTruncated there, and true, where it is too long
   */
  @Schema(name = "Event")
  public record EventShape(
      String eventId,
      String eventType,
      @Schema(ref = "Cloud") String source,
      @Nullable String orderId,
      @Nullable String customerId,
      @Nullable String amount,
      @Nullable String currency,
      @Nullable Object payload,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean payloadTruncated,
      Instant occurredAt,
      Instant ingestedAt,
      String position,
      String eventSource,
      String key,
      @Nullable String subject,
      String contentType,
      String contentHash,
      boolean conflict,
      boolean timeAssumed,
      @Nullable String replay) {}

  /**
   * A page of events, newest first.
   *
   * @param examined how many were looked at, where a search by text ended before its page was full
   */
  @Schema(name = "EventPage")
  public record EventPageShape(
      List<EventShape> items,
      @Nullable String next,
      boolean hasMore,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long examined) {}

  /** An event whole, with others of the same id. */
  @Schema(name = "EventDetail")
  public record EventDetailShape(
      @JsonUnwrapped EventShape event,
      Instant storedAt,
      @Nullable String dataSha256,
      long dataBytes,
      Map<String, String> extensions,
      List<EventShape> copies) {}

  /** A line of the export. */
  @Schema(name = "ExportedEvent")
  public record ExportedEventShape(
      String eventId,
      @Schema(ref = "Cloud") String source,
      String eventSource,
      String eventType,
      @Nullable String orderId,
      String dataSha256,
      long dataBytes,
      Instant ingestedAt,
      boolean conflict,
      String position) {}
}
