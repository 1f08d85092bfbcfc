// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.http.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where events come from, and how each of these ways stands. */
@Path("/api/v1/sources")
@NonBlocking
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Sources")
public final class SourcesResource {
  private static final Map<Cloud, String> ROUTES =
      Map.of(
          Cloud.AWS, "/api/v1/webhooks/aws/eventbridge",
          Cloud.GCP, "/api/v1/webhooks/gcp/pubsub",
          Cloud.AZURE, "/api/v1/webhooks/azure/eventgrid",
          Cloud.DIRECT, "/api/v1/events/ingest");

  private final SourceRunner keeper;
  private final PushState pushes;
  private final HeliosConfig config;
  private final InstantSource clock;

  SourcesResource(SourceRunner keeper, PushState pushes, HeliosConfig config, InstantSource clock) {
    this.keeper = keeper;
    this.pushes = pushes;
    this.config = config;
    this.clock = clock;
  }

  /** What waits in the cloud. */
  @Schema(name = "SourceLag")
  public record Lag(long messages, @Nullable Double oldestSeconds, Instant askedAt) {}

  /** What went wrong last. */
  @Schema(name = "SourceError")
  public record Trouble(Instant at, String message) {}

  /**
   * One way in.
   *
   * @param mode {@code push} or {@code pull}
   * @param state of a push always {@code listening}
   */
  @Schema(name = "Source")
  public record Row(
      @Schema(ref = "Cloud") String cloud,
      @Schema(ref = "SourceMode") String mode,
      String kind,
      String name,
      @Schema(ref = "SourceStatus") String state,
      @Nullable Instant since,
      @Nullable Instant lastEvent,
      long kept,
      long later,
      long errors,
      @Nullable Trouble lastError,
      @Nullable Lag lag) {}

  /** All ways in; counts are of this server since it started. */
  public record Sources(List<Row> sources, Map<String, String> modes, Instant timestamp) {}

  @GET
  @Operation(operationId = "sources", summary = "Every way in: mode, last event, lag and errors")
  public Sources sources() {
    Stream<Row> pulled = keeper.states().stream().map(SourcesResource::pull);
    Stream<Row> pushed = Stream.of(Cloud.values()).map(this::push);
    return new Sources(Stream.concat(pulled, pushed).toList(), config.modes(), clock.instant());
  }

  private static Row pull(SourceState state) {
    return new Row(
        state.name().cloud().label(),
        "pull",
        state.name().kind(),
        state.name().name(),
        state.phase().label(),
        state.since(),
        state.lastEvent().orElse(null),
        state.kept(),
        state.later(),
        state.errors(),
        trouble(state.error().orElse(null)),
        lag(state));
  }

  private static @Nullable Lag lag(SourceState state) {
    return state
        .lag()
        .map(
            asked ->
                new Lag(
                    asked.lag().messages(),
                    asked.lag().oldest().map(age -> age.toMillis() / 1_000.0).orElse(null),
                    asked.askedAt()))
        .orElse(null);
  }

  private Row push(Cloud cloud) {
    PushState.Pushed pushed = pushes.of(cloud);
    return new Row(
        cloud.label(),
        "push",
        cloud == Cloud.DIRECT ? "api" : "webhook",
        String.valueOf(ROUTES.get(cloud)),
        "listening",
        null,
        pushed.lastEvent().orElse(null),
        pushed.kept(),
        pushed.later(),
        pushed.errors(),
        trouble(pushed.error().orElse(null)),
        null);
  }

  private static @Nullable Trouble trouble(SourceState.@Nullable Error error) {
    return error == null ? null : new Trouble(error.at(), error.message());
  }
}
