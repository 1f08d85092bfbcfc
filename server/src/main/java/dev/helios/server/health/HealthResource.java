// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import dev.helios.server.access.EndpointAccess;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.http.Problem;
import dev.helios.server.runtime.PartHealth;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How HELIOS and its parts are. */
@Path("/api/v1/health")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Health")
public final class HealthResource {
  private final SystemHealth system;
  private final EndpointAccess endpoints;
  private final HeliosConfig config;
  private final InstantSource clock;
  private final String version;

  HealthResource(
      SystemHealth system,
      EndpointAccess endpoints,
      HeliosConfig config,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.system = system;
    this.endpoints = endpoints;
    this.config = config;
    this.clock = clock;
    this.version = version;
  }

  /** The answer to load balancers. */
  public record Alive(@Schema(ref = "HealthStatus") String status) {}

  /** HELIOS in one word. */
  @Schema(name = "Health")
  public record Summary(
      @Schema(ref = "HealthStatus") String status,
      String version,
      double uptime,
      Instant timestamp) {}

  /** HELIOS part by part; the numbers are in {@code parts}. */
  @Schema(name = "DetailedHealth")
  public record Detailed(
      @Schema(ref = "HealthStatus") String status,
      @Schema(ref = "HealthStatus") String database,
      @Schema(ref = "HealthStatus") String redis,
      @Schema(ref = "HealthStatus") String kafka,
      double uptime,
      Instant timestamp,
      String version,
      @Schema(ref = "HealthStatus") String websocket,
      SystemHealth.Parts parts,
      Map<String, String> modes,
      Map<String, String> endpoints) {}

  @GET
  @RunOnVirtualThread
  @Operation(operationId = "health", summary = "HELIOS in one word")
  public Summary health() {
    return new Summary(system.status(), version, uptime(), clock.instant());
  }

  @GET
  @Path("live")
  @NonBlocking
  @Operation(operationId = "live", summary = "Whether the process answers; asks nobody else")
  public Alive live() {
    return new Alive(PartHealth.HEALTHY);
  }

  @GET
  @Path("ready")
  @RunOnVirtualThread
  @Operation(operationId = "ready", summary = "Whether events that come in can be kept")
  @APIResponseSchema(value = Alive.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(
      responseCode = "503",
      description = "The log does not take events now",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response ready() {
    return system.isReady()
        ? Response.ok(new Alive(PartHealth.HEALTHY)).build()
        : Problem.of(503, "not_ready", "the log does not take events now").response();
  }

  @GET
  @Path("detailed")
  @RunOnVirtualThread
  @Operation(operationId = "healthDetailed", summary = "Every part, asked now")
  public Detailed detailed() {
    SystemHealth.Parts parts = system.parts();
    return new Detailed(
        system.status(),
        parts.database().status(),
        parts.redis().status(),
        parts.kafka().status(),
        uptime(),
        clock.instant(),
        version,
        config.has(Role.FEED) ? parts.feed().status() : PartHealth.NOT_CONFIGURED,
        parts,
        config.modes(),
        endpoints.guards());
  }

  private static double uptime() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
