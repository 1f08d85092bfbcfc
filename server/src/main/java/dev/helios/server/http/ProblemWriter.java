// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes a problem as bytes, for every answer that is one: of a resource, and of what answers
 * before a resource is found. Thread-safe.
 */
final class ProblemWriter {
  private static final ObjectWriter JSON = new ObjectMapper().writerFor(Problem.class);

  private ProblemWriter() {}

  /** The problem as JSON, with the id of its request. */
  static byte[] json(Problem problem, String requestId) {
    try {
      return JSON.writeValueAsBytes(problem.at(requestId));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a problem is texts and a number", e);
    }
  }

  /** Answers with it, unless the request is answered or its client is gone. */
  static void answer(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
    response.setStatusCode(problem.status());
    response.putHeader(RequestId.HEADER, id).putHeader("content-type", Problem.MEDIA_TYPE);
    if (problem.isTemporary()) {
      response.putHeader("retry-after", Problem.RETRY_AFTER);
    }
    response.end(Buffer.buffer(json(problem, id)));
  }
}
