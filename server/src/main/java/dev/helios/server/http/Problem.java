// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem: the body of every answer that is an error.
 *
 * @param type names the kind of problem: {@code urn:helios:problem:} and the code
 * @param instance the id of the request, also in the header {@code X-Request-Id}
 * @param code stable, for machines
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, @Nullable String instance, String code) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String code, String detail) {
    return new Problem("urn:helios:problem:" + code, title(status), status, detail, null, code);
  }

  Problem at(String requestId) {
    return new Problem(type, title, status, detail, requestId, code);
  }

  /** An answer with this problem; the request id is filled in on the way out. */
  public Response response() {
    Response.ResponseBuilder builder =
        Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
    if (status == 503 || status == 429) {
      builder.header("Retry-After", "1");
    }
    return builder.build();
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Status " + status : known.getReasonPhrase();
  }
}
