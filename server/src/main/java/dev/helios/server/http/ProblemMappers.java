// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.helios.store.db.StoreUnavailable;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Maps every failure to a problem, and gives every answer its request id. */
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return e.problem().response();
  }

  @ServerExceptionMapper
  Response storeAway(StoreUnavailable e) {
    return Problem.of(503, "store.unavailable", "the database does not answer; try again")
        .response();
  }

  @ServerExceptionMapper
  Response badJson(JsonProcessingException e) {
    return Problem.of(400, "json.malformed", "expected JSON of the documented shape").response();
  }

  /** A mapper of its own: Quarkus has one for just this, which answers without a body. */
  @ServerExceptionMapper
  Response badShape(MismatchedInputException e) {
    return badJson(e);
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    if (e.getCause() instanceof JsonProcessingException) {
      return Problem.of(400, "json.malformed", "expected JSON of the documented shape").response();
    }
    return Problem.of(status, "http." + status, e.getResponse().getStatusInfo().getReasonPhrase())
        .response();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e, HttpServerRequest request) {
    LOG.errorf(e, "%s %s failed", request.method(), request.path());
    return Problem.of(500, "internal", "unexpected failure; the log has it by the request id")
        .response();
  }

  @ServerResponseFilter
  void requestId(ContainerRequestContext request, ContainerResponseContext response) {
    String given = request.getHeaderString(RequestId.HEADER);
    if (!(response.getEntity() instanceof Problem problem)) {
      if (RequestId.isUsable(given)) {
        response.getHeaders().putSingle(RequestId.HEADER, given);
      }
      return;
    }
    String id = RequestId.of(given);
    response.getHeaders().putSingle(RequestId.HEADER, id);
    response.setEntity(
        ProblemWriter.json(problem, id), null, MediaType.valueOf(Problem.MEDIA_TYPE));
  }
}
