// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as the checks of senders look at it. One thread at a time. */
public final class VertxSender implements SenderRequest {
  private final HttpServerRequest request;
  private final Bytes body;
  private @Nullable EnvelopeReader members;

  public VertxSender(HttpServerRequest request, Bytes body) {
    this.request = request;
    this.body = body;
  }

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

  @Override
  public Bytes body() {
    return body;
  }

  @Override
  public EnvelopeReader members() {
    EnvelopeReader read = members;
    if (read == null) {
      read = EnvelopeReader.read(body, Set.of());
      members = read;
    }
    return read;
  }

  /** The members of the body where a check has read them; null where none had to. */
  public @Nullable EnvelopeReader membersRead() {
    return members;
  }

  /** Neither address nor headers: there may be secrets in them. */
  @Override
  public String toString() {
    return "VertxSender[" + body + "]";
  }
}
