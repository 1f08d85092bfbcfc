// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.engine.reconcile.WatermarkTable;
import dev.helios.server.access.Principals;
import dev.helios.server.http.Problem;
import dev.helios.store.incidents.Incidents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far the sources have come, and which of them are silent. */
@Path("/api/v1/reconciliation")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Reconciliation")
public final class IncidentsResource {
  private final Incidents incidents;
  private final WatermarkTable table;
  private final Principals principals;
  private final InstantSource clock;

  IncidentsResource(
      Incidents incidents, WatermarkTable table, Principals principals, InstantSource clock) {
    this.incidents = incidents;
    this.table = table;
    this.principals = principals;
    this.clock = clock;
  }

  @GET
  @Path("incidents")
  @Operation(operationId = "incidents", summary = "Silences of sources, one for each stall")
  public IncidentsAnswer incidents(@QueryParam("open") @Nullable Boolean open) {
    return IncidentsAnswer.of(incidents.list(principals.tenant(), open, 100));
  }

  @GET
  @Path("progress")
  @Operation(operationId = "progress", summary = "How far each cloud and its sources have come")
  public ProgressAnswer progress() {
    return ProgressAnswer.of(table.watermarks(), principals.tenant(), clock.instant());
  }
}
