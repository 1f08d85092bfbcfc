// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;
import dev.helios.server.access.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Decides about a request to a sender's route before its body is read. Never blocks. */
public interface IngressGuard {

  /** The refusal at the in-flight limit, counted; else empty. */
  Optional<Problem> refuseForOverload(Cloud cloud);

  /** The refusal of an unauthenticated request, where its head is enough; else empty. */
  Optional<Refusal> refuseHead(Cloud cloud, HttpServerRequest request);

  /** Records that a body beyond the route's limit was refused; done when the log has it. */
  CompletionStage<?> tooLarge(
      Cloud cloud, String route, HttpServerRequest request, Problem problem);
}
