// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.server.http.Parameters;
import dev.helios.server.http.Problem;
import dev.helios.server.openapi.CaseShapes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Orders and cases by their key as a parameter: for every key there is, those too that a path
 * cannot hold or that name another document there ({@code summary}, {@code flows}, {@code ..}).
 */
@Path("/api/v1")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Reconciliation")
public final class CaseByKeyResource {
  private final ReconciliationResource cases;

  CaseByKeyResource(ReconciliationResource cases) {
    this.cases = cases;
  }

  @GET
  @Path("order")
  @Operation(operationId = "reconcileOrderByKey", summary = "What every flow says of an order")
  @APIResponseSchema(
      value = CaseShapes.OrderShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "400", description = "No key is given")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  public String order(@QueryParam("key") @Nullable String key) {
    return cases.order(Parameters.required("key", key));
  }

  @GET
  @Path("case")
  @Operation(operationId = "getCaseByKey", summary = "One case: timeline, evidence, revisions")
  @APIResponseSchema(
      value = CaseShapes.CaseDetailShape.class,
      responseDescription = "OK",
      responseCode = "200")
  @APIResponse(responseCode = "400", description = "No flow or no key is given")
  @APIResponse(responseCode = "404", description = "No case is known for this key")
  public String one(
      @QueryParam("flow") @Nullable String flow, @QueryParam("key") @Nullable String key) {
    return cases.one(Parameters.required("flow", flow), Parameters.required("key", key));
  }
}
