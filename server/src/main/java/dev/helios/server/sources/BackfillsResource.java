// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.core.event.Cloud;
import dev.helios.server.access.Principals;
import dev.helios.server.config.Modes;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.server.sources.Backfills.Answer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Brings events back from where a cloud still has them. */
@Path("/api/v1/backfills")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Sources")
public final class BackfillsResource {
  private final Backfills backfills;
  private final Principals principals;

  BackfillsResource(Backfills backfills, Principals principals) {
    this.backfills = backfills;
    this.principals = principals;
  }

  /**
   * What somebody wants back.
   *
   * @param kind {@code archive}, {@code dead-letter} or {@code seek}; may be left out where the
   *     cloud has one way only
   * @param from the first moment, by the cloud's time
   * @param to the first moment that is no longer wanted
   * @param dryRun whether only to say what would be done
   * @param by who asks
   */
  @Schema(name = "BackfillRequest")
  public record Wish(
      @Nullable String cloud,
      @Nullable String kind,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Boolean dryRun,
      @Nullable String by) {}

  /** A back-fill and how far it is. */
  @Schema(name = "Backfill")
  public record Job(
      String id,
      @Schema(ref = "Cloud") String cloud,
      String kind,
      Instant from,
      Instant to,
      String state,
      String progress,
      long found,
      long handed,
      long kept,
      long later,
      @Nullable String error,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /** What a back-fill would do. */
  @Schema(name = "BackfillPlan")
  public record Plan(boolean dryRun, String source, String kind, String plan) {}

  /** The back-fills that this server remembers, the newest first. */
  @Schema(name = "Backfills")
  public record Jobs(List<Job> items) {}

  @POST
  @Operation(
      operationId = "startBackfill",
      summary = "Bring events back, or say what that would do")
  @APIResponseSchema(value = Job.class, responseDescription = "It has begun", responseCode = "202")
  @APIResponse(
      responseCode = "200",
      description = "What it would do",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Plan.class)))
  @APIResponse(responseCode = "409", description = "One of this kind is running")
  @APIResponse(
      responseCode = "422",
      description = "Nothing of this kind is configured, or the range is none")
  @APIResponse(responseCode = "502", description = "The cloud refused")
  public Response start(@Nullable Wish wish) {
    Backfills.Wish checked = check(wish);
    boolean dry = wish != null && Boolean.TRUE.equals(wish.dryRun());
    return switch (dry ? backfills.plan(checked) : backfills.start(checked)) {
      case Answer.Started started ->
          Response.status(202)
              .location(URI.create("/api/v1/backfills/" + started.job().id()))
              .type(MediaType.APPLICATION_JSON_TYPE)
              .entity(job(started.job()))
              .build();
      case Answer.Planned plan ->
          Response.ok(new Plan(true, plan.source(), plan.kind(), plan.plan())).build();
      case Answer.NotConfigured none ->
          Problem.of(422, "backfill.not_configured", none.detail()).response();
      case Answer.Busy busy ->
          Problem.of(
                  409,
                  "backfill.running",
                  "one of this kind is running" + (busy.id() == null ? "" : ": " + busy.id()))
              .response();
      case Answer.Failed failed -> Problem.of(502, "backfill.failed", failed.error()).response();
    };
  }

  @GET
  @Operation(operationId = "backfills", summary = "The newest back-fills of this server")
  public Jobs jobs() {
    return new Jobs(
        backfills.jobs(principals.tenant()).stream().map(BackfillsResource::job).toList());
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "backfill", summary = "How far a back-fill is")
  @APIResponseSchema(value = Job.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(
      responseCode = "404",
      description = "This server remembers no back-fill with this id")
  public Job job(@PathParam("id") String id) {
    return backfills
        .job(principals.tenant(), id)
        .map(BackfillsResource::job)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "backfill.unknown", "this server remembers no back-fill with this id"));
  }

  private Backfills.Wish check(@Nullable Wish wish) {
    if (wish == null) {
      throw ProblemException.badRequest("backfill.malformed", "expected a JSON object");
    }
    Cloud cloud =
        Cloud.labelled(String.valueOf(wish.cloud()))
            .filter(Modes.CLOUDS::contains)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(422, "cloud.unknown", "cloud: expected aws, gcp or azure")));
    Instant from = wish.from();
    Instant to = wish.to();
    if (from == null || to == null || !from.isBefore(to)) {
      throw new ProblemException(
          Problem.of(422, "range.invalid", "from and to: expected two times, from before to"));
    }
    String by = wish.by() == null || wish.by().isBlank() ? "nobody named" : wish.by();
    return new Backfills.Wish(principals.tenant(), cloud, wish.kind(), from, to, by);
  }

  private static Job job(BackfillJob job) {
    return new Job(
        job.id(),
        job.cloud().label(),
        job.kind(),
        job.range().from(),
        job.range().to(),
        job.state().label(),
        job.progress().state(),
        job.progress().found(),
        job.progress().handed(),
        job.kept(),
        job.later(),
        job.end().map(BackfillJob.End::error).orElse(null),
        job.startedAt(),
        job.end().map(BackfillJob.End::at).orElse(null));
  }
}
