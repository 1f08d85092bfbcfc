// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.reader.Guard;
import dev.helios.server.config.reader.WebOrigin;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.AuthorizationHeader;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests to everything but the senders' routes: API, feed, dashboard, metrics,
 * documents. With keys configured a request needs one: programs send {@code Authorization: Bearer
 * KEY}, browsers send it as the password of a basic login. A short list of exact paths needs none;
 * every other path does, one that is added later too. Runs before a body is read.
 */
@ApplicationScoped
public class ApiAuthenticationFilter {
  /** Checked by {@link Senders}, each in its own way. */
  private static final Map<String, Set<HttpMethod>> SENDERS =
      Map.of(
          "/api/v1/webhooks/aws/eventbridge", Set.of(HttpMethod.POST),
          "/api/v1/webhooks/gcp/pubsub", Set.of(HttpMethod.POST),
          "/api/v1/webhooks/azure/eventgrid", Set.of(HttpMethod.POST, HttpMethod.OPTIONS),
          "/api/v1/events/ingest", Set.of(HttpMethod.POST));

  /** Asked by load balancers, and telling nothing. */
  private static final Set<String> HEALTH = Set.of("/api/v1/health/live", "/api/v1/health/ready");

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Refusal FOREIGN =
      new Refusal(403, "origin.foreign", "expected a page of this server to ask for this", null);

  private final Guard guard;
  private final SharedSecrets keys;
  private final SenderMetrics metrics;

  ApiAuthenticationFilter(HeliosConfig config, MeterRegistry registry) {
    this.guard = config.apiGuard();
    this.keys = config.senders().apiKeys();
    this.metrics = new SenderMetrics(registry);
  }

  /** Why this request is not let in, by its head alone; empty when it is. Never blocks. */
  public Optional<Refusal> refuse(HttpServerRequest request) {
    if (guard == Guard.OPEN || isFree(request.method(), request.path())) {
      return Optional.empty();
    }
    AuthenticationResult result =
        guard == Guard.CLOSED ? AuthenticationResult.rejected(RejectReason.CLOSED) : judge(request);
    metrics.count("api", result);
    if (!result.equals(AuthenticationResult.AUTHENTICATED)) {
      return Optional.of(Refusal.ofApi(isBrowser(request)));
    }
    return isForged(request) ? Optional.of(FOREIGN) : Optional.empty();
  }

  /** Compared letter by letter with what was asked for: nothing is decoded, resolved or cut. */
  static boolean isFree(HttpMethod method, @Nullable String path) {
    if (path == null) {
      return false;
    }
    Set<HttpMethod> sending = SENDERS.get(path);
    return sending == null
        ? HEALTH.contains(path) && READING.contains(method)
        : sending.contains(method);
  }

  private AuthenticationResult judge(HttpServerRequest request) {
    String authorization = request.getHeader("authorization");
    String bearer = AuthorizationHeader.bearer(authorization);
    if (bearer != null) {
      return keys.judge(bearer);
    }
    String login = AuthorizationHeader.basic(authorization);
    if (login != null) {
      return keys.judge(login.substring(login.indexOf(':') + 1));
    }
    return keys.judge(request.getHeader("x-api-key"));
  }

  /** A browser shows its login on its own, also when a page of another site makes it ask. */
  private static boolean isForged(HttpServerRequest request) {
    if (READING.contains(request.method())
        || AuthorizationHeader.basic(request.getHeader("authorization")) == null) {
      return false;
    }
    String site = request.getHeader("sec-fetch-site");
    String origin = request.getHeader("origin");
    String host = request.getHeader("host");
    return (site != null && !OWN_SITE.contains(site))
        || (origin != null && WebOrigin.parse(origin).filter(page -> page.isOf(host)).isEmpty());
  }

  private static boolean isBrowser(HttpServerRequest request) {
    String accept = request.getHeader("accept");
    return accept != null && accept.contains("text/html");
  }
}
