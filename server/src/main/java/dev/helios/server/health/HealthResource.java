// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import dev.helios.server.access.EndpointAccess;
import dev.helios.server.cases.ReconcilerService;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.feed.FeedSessions;
import dev.helios.server.http.Problem;
import dev.helios.server.intake.Intake;
import dev.helios.server.runtime.PartHealth;
import dev.helios.server.sources.SourceHealth;
import dev.helios.server.sources.SourceRunner;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How HELIOS and its parts are. */
@Path("/api/v1/health")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Health")
public final class HealthResource {
  private final HealthProbes probes;
  private final LagProbe lag;
  private final ReconcilerService reconciler;
  private final FeedSessions feed;
  private final Intake intake;
  private final SourceRunner sources;
  private final EndpointAccess endpoints;
  private final HeliosConfig config;
  private final InstantSource clock;
  private final String version;

  HealthResource(
      HealthProbes probes,
      LagProbe lag,
      ReconcilerService reconciler,
      FeedSessions feed,
      Intake intake,
      SourceRunner sources,
      EndpointAccess endpoints,
      HeliosConfig config,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.probes = probes;
    this.lag = lag;
    this.reconciler = reconciler;
    this.feed = feed;
    this.intake = intake;
    this.sources = sources;
    this.endpoints = endpoints;
    this.config = config;
    this.clock = clock;
    this.version = version;
  }

  /** HELIOS in one word. */
  public record Summary(String status, String version, double uptime, Instant timestamp) {}

  /** HELIOS part by part; the numbers are in {@code parts}. */
  public record Detailed(
      String status,
      String database,
      String redis,
      String kafka,
      double uptime,
      Instant timestamp,
      String version,
      String websocket,
      Map<String, Object> parts,
      Map<String, String> modes,
      Map<String, String> endpoints) {}

  @GET
  @RunOnVirtualThread
  @Operation(operationId = "health", summary = "HELIOS in one word")
  public Summary health() {
    return new Summary(status(), version, uptime(), clock.instant());
  }

  @GET
  @Path("live")
  @NonBlocking
  @Operation(operationId = "live", summary = "Whether the process answers; asks nobody else")
  public Map<String, String> live() {
    return Map.of("status", PartHealth.HEALTHY);
  }

  @GET
  @Path("ready")
  @RunOnVirtualThread
  @Operation(operationId = "ready", summary = "Whether events that come in can be kept")
  public Response ready() {
    return probes.isReady()
        ? Response.ok(Map.of("status", PartHealth.HEALTHY)).build()
        : Problem.of(503, "not_ready", "the log does not take events now").response();
  }

  @GET
  @Path("detailed")
  @RunOnVirtualThread
  @Operation(operationId = "healthDetailed", summary = "Every part, asked now")
  public Detailed detailed() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("database", probes.database());
    parts.put("redis", probes.redis());
    parts.put("kafka", probes.kafka());
    parts.put("storekeeper", lag.storekeeper());
    parts.put("reconciler", reconciler.health());
    parts.put("feed", lag.feed(feed.size()));
    parts.put("gateway", Map.of("status", PartHealth.HEALTHY, "in_flight", intake.inFlight()));
    parts.put("sources", SourceHealth.of(sources.states()));
    return new Detailed(
        status(),
        probes.database().status(),
        probes.redis().status(),
        probes.kafka().status(),
        uptime(),
        clock.instant(),
        version,
        config.has(Role.FEED) ? lag.feed(feed.size()).status() : PartHealth.NOT_CONFIGURED,
        parts,
        config.modes(),
        endpoints.guards());
  }

  /** Unavailable when events cannot be kept; degraded when something else is away. */
  private String status() {
    if (!probes.isReady()) {
      return PartHealth.UNAVAILABLE;
    }
    boolean allUp =
        isUp(probes.database())
            && isUp(probes.redis())
            && isUp(probes.kafka())
            && isUp(SourceHealth.of(sources.states()));
    return allUp ? PartHealth.HEALTHY : PartHealth.DEGRADED;
  }

  private static boolean isUp(PartHealth part) {
    return part.status().equals(PartHealth.HEALTHY)
        || part.status().equals(PartHealth.NOT_CONFIGURED);
  }

  private static double uptime() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
