// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Bytes;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as the checks of senders look at it. */
public record VertxSender(HttpServerRequest request, Bytes body) implements SenderRequest {
  @Override
  public @Nullable String header(String lowerCaseName) {
    return request.getHeader(lowerCaseName);
  }

  @Override
  public @Nullable String query(String name) {
    try {
      return request.getParam(name);
    } catch (IllegalArgumentException notToBeRead) {
      return null;
    }
  }

  @Override
  public boolean hasHeaderLike(String lowerCasePrefix) {
    return request.headers().names().stream()
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(lowerCasePrefix));
  }

  /** Neither address nor headers: there may be secrets in them. */
  @Override
  public String toString() {
    return "VertxSender[" + body + "]";
  }
}
