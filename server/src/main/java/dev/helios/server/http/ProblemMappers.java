// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.helios.store.StoreUnavailable;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Makes a problem of everything that goes wrong, and gives every answer its request id. */
public final class ProblemMappers {
  static final String REQUEST_ID = "X-Request-Id";
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int MAX_ID = 128;

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
    String given = request.getHeaderString(REQUEST_ID);
    boolean usable = given != null && given.length() <= MAX_ID && given.matches("[\\x21-\\x7E]+");
    if (!(response.getEntity() instanceof Problem problem)) {
      if (usable) {
        response.getHeaders().putSingle(REQUEST_ID, given);
      }
      return;
    }
    String id = usable ? given : UUID.randomUUID().toString();
    response.getHeaders().putSingle(REQUEST_ID, id);
    response.setEntity(problem.at(id), null, MediaType.valueOf(Problem.MEDIA_TYPE));
  }
}
