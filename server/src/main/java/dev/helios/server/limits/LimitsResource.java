// SPDX-License-Identifier: MIT
package dev.helios.server.limits;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.http.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The limits that this server keeps to. */
@Path("/api/v1/limits")
@NonBlocking
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Health")
public final class LimitsResource {
  private final Table table;

  LimitsResource(
      HeliosConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-header-size") MemorySize headMax,
      @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length") int lineMax) {
    this.table = new Table(Limits.of(config, Math.toIntExact(headMax.asLongValue()), lineMax));
  }

  /** All of them. */
  @Schema(name = "Limits")
  public record Table(List<Limits.Limit> items) {}

  @GET
  @Operation(operationId = "limits", summary = "Every limit a client can meet")
  public Table limits() {
    return table;
  }
}
