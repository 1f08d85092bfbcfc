// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
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

  /** When to come again after a problem that is temporary, in seconds. */
  static final String RETRY_AFTER = "1";

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
    if (isTemporary()) {
      builder.header("Retry-After", RETRY_AFTER);
    }
    return builder.build();
  }

  /** Whether the same request may succeed a little later. */
  @JsonIgnore
  boolean isTemporary() {
    return status == 503 || status == 429;
  }

  /** The phrase of RFC 9110, which has newer ones for three of them than the framework. */
  private static String title(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 416 -> "Range Not Satisfiable";
      case 422 -> "Unprocessable Content";
      default -> HttpResponseStatus.valueOf(status).reasonPhrase();
    };
  }
}
