// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.store.events.Journey;
import dev.helios.store.events.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When an event passed each point, and when it came again. */
@Schema(name = "Journey")
public record JourneyAnswer(
    String eventId,
    @Schema(ref = "Cloud") String source,
    List<Point> steps,
    List<Redelivery> redeliveries) {

  /**
   * A point on the way.
   *
   * @param afterMs milliseconds since the point before it
   */
  @Schema(name = "JourneyPoint")
  public record Point(
      @Schema(ref = "JourneyStep") String step,
      @Nullable Instant at,
      @Nullable Double afterMs,
      String detail) {
    static Point of(String step, @Nullable Instant at, @Nullable Instant before, String detail) {
      Double after =
          at == null || before == null
              ? null
              : Duration.between(before, at).toNanos() / 1_000 / 1_000.0;
      return new Point(step, at, after, detail);
    }
  }

  /** The same identity and content once more; the route where it did not reach the log. */
  public record Redelivery(Instant receivedAt, @Nullable String route) {}

  static JourneyAnswer of(StoredEvent event, Journey journey, @Nullable Instant fed) {
    Instant received = journey.receivedAt();
    Instant logged = journey.loggedAt();
    return new JourneyAnswer(
        event.id(),
        event.cloud().label(),
        List.of(
            Point.of("occurred", journey.occurredAt(), null, "as the sender says"),
            Point.of("received", received, journey.occurredAt(), "at the endpoint"),
            Point.of("logged", logged, received, "position " + event.position()),
            Point.of("stored", journey.storedAt(), logged, "in PostgreSQL"),
            Point.of(
                "fed",
                fed,
                logged,
                fed == null ? "not remembered by this server" : "to the live feed")),
        journey.redeliveries().stream()
            .map(again -> new Redelivery(again.receivedAt(), again.route()))
            .toList());
  }
}
