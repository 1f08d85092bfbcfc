// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;
import dev.helios.server.access.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What is asked about a request to a route of senders before its body is read. Never blocks. */
public interface IngressGuard {

  /** The answer while as much is under way as may be; it is counted as given. Else empty. */
  Optional<Problem> refuseForOverload(Cloud cloud);

  /** The answer to a stranger, where its head tells; empty when the body has to be read. */
  Optional<Refusal> refuseHead(Cloud cloud, HttpServerRequest request);

  /** Records that a body beyond the route's limit was refused; done when the log has it. */
  CompletionStage<?> tooLarge(
      Cloud cloud, String route, HttpServerRequest request, Problem problem);
}
