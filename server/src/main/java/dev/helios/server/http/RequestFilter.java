// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;
import dev.helios.server.access.ApiAuthenticationFilter;
import dev.helios.server.access.Refusal;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.reader.Guard;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of every request: refuses ambiguous heads and unauthenticated requests, reads
 * bodies within their limits, adds the headers of every answer, and answers with a problem what
 * fails before a route is found.
 */
@ApplicationScoped
public class RequestFilter implements HttpServerOptionsCustomizer {
  private static final Logger LOG = Logger.getLogger(RequestFilter.class);

  private final IngressGuard ingress;
  private final ApiAuthenticationFilter api;
  private final HeliosConfig config;
  private final BodyLimits limits;
  private final BodyMemory memory;
  private volatile boolean stopping;

  RequestFilter(IngressGuard ingress, ApiAuthenticationFilter api, HeliosConfig config) {
    this.ingress = ingress;
    this.api = api;
    this.config = config;
    this.limits = BodyLimits.of(config);
    this.memory = new BodyMemory(config.limits().bodyMemory());
  }

  /** HTTP/2 without TLS has no user here, and a history of ways to exhaust a server. */
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }

  void routes(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::enter).failureHandler(this::failed);
  }

  /** Asks the server once, so that its listener is guarded before anybody else asks. */
  void listening(@ObservesAsync HttpServerStart start, Vertx vertx) {
    HttpServerOptions options = start.options();
    HttpClient client = vertx.createHttpClient();
    client
        .request(HttpMethod.GET, options.getPort(), options.getHost(), "/api/v1/health/live")
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::end)
        .onFailure(failure -> LOG.debugf("The first request to itself: %s", failure))
        .onComplete(any -> client.close());
  }

  /**
   * From now on new requests with a body are answered 503: the server ends when the last request
   * under way is answered, and a later one would be cut off.
   */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
  }

  private void enter(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = context.normalizedPath();
    context.addHeadersEndHandler(any -> ResponseHeaders.add(path, context.response().headers()));
    watch(context, request);
    Problem flaw = flaw(request);
    if (ConnectionDeadlines.isOver(request.connection())) {
      request.connection().close();
      return; // what follows a head that was refused may be another sender's body
    }
    if (flaw != null) {
      ConnectionDeadlines.over(request.connection());
      BodyReading.discardRest(context);
      ProblemWriter.answer(context, flaw);
      return;
    }
    Optional<Refusal> stranger = api.refuse(request);
    if (stranger.isPresent()) {
      refuseUnread(context, stranger.get());
    } else if (hasBody(request)) {
      enterWithBody(context, path);
    } else {
      context.next();
    }
  }

  /** Answers before a byte of the body was read. */
  private static void refuseUnread(RoutingContext context, Refusal refusal) {
    if (hasBody(context.request())) {
      BodyReading.passBy(context);
    }
    HttpServerResponse response = context.response();
    response.putHeader("cache-control", "no-store");
    if (refusal.challenge() != null) {
      response.putHeader("www-authenticate", refusal.challenge());
    }
    ProblemWriter.answer(context, Problem.of(refusal.status(), refusal.code(), refusal.detail()));
  }

  private void enterWithBody(RoutingContext context, String path) {
    if (stopping) {
      BodyReading.discardRest(context);
      ProblemWriter.answer(
          context, Problem.of(503, "server.stopping", "this server ends; send it again"));
      return;
    }
    Cloud sender = limits.sender(path);
    Optional<Problem> overload =
        sender == null ? Optional.empty() : ingress.refuseForOverload(sender);
    if (overload.isPresent()) {
      BodyReading.passBy(context);
      ProblemWriter.answer(context, overload.get());
      return;
    }
    Optional<Refusal> stranger =
        sender == null ? Optional.empty() : ingress.refuseHead(sender, context.request());
    if (stranger.isPresent()) {
      refuseUnread(context, stranger.get());
      return;
    }
    BodyReading.start(
        context,
        limits.of(path),
        memory,
        config.limits().bodyDeadline(),
        problem -> refuse(context, path, problem));
  }

  private void watch(RoutingContext context, HttpServerRequest request) {
    HttpConnection connection = request.connection();
    ConnectionDeadlines line = ConnectionDeadlines.of(connection);
    if (line == null) {
      var limits = config.limits();
      ConnectionDeadlines.guard(connection, limits.headDeadline(), limits.stallDeadline());
    } else {
      long number = line.met();
      context.addEndHandler(any -> line.answered(number));
    }
  }

  /** What a proxy in front might have read otherwise; Netty refuses the other such heads. */
  private static @Nullable Problem flaw(HttpServerRequest request) {
    if (request.headers().getAll("host").size() > 1) {
      return Problem.of(400, "http.malformed", "expected one Host, found several");
    }
    if (request.headers().contains("")) {
      return Problem.of(400, "http.malformed", "expected a name before each colon");
    }
    List<String> codings = request.headers().getAll("transfer-encoding");
    if (codings.size() > 1
        || (codings.size() == 1 && !codings.getFirst().equalsIgnoreCase("chunked"))) {
      return Problem.of(400, "http.malformed", "expected transfer-encoding chunked or none");
    }
    return null;
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return request.headers().contains("transfer-encoding")
        || (length != null && !length.equals("0"));
  }

  /**
   * The refusal of a sender's body is recorded before it is answered; not so where senders are
   * authenticated, because this one is not yet, and unauthenticated requests leave nothing in the
   * log.
   */
  private void refuse(RoutingContext context, String path, Problem problem) {
    BodyReading.discardRest(context);
    Cloud cloud = limits.sender(path);
    if (cloud == null || problem.status() != 413 || config.guard(cloud) != Guard.OPEN) {
      ProblemWriter.answer(context, problem);
      return;
    }
    var loop = context.vertx().getOrCreateContext();
    ingress
        .tooLarge(cloud, BodyLimits.route(path), context.request(), problem)
        .whenComplete(
            (any, failure) -> loop.runOnContext(now -> ProblemWriter.answer(context, problem)));
  }

  private void failed(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = request.response();
    if (response.ended() || response.headWritten()) {
      context.next();
      return;
    }
    int status = context.statusCode() >= 400 ? context.statusCode() : 500;
    if (status >= 500) {
      LOG.errorf(context.failure(), "%s failed", request.method());
    }
    String path = request.path() == null ? "" : request.path();
    ResponseHeaders.add(path, response.headers());
    if (!request.isEnded()) {
      BodyReading.discardRest(context);
    }
    ProblemWriter.answer(
        context,
        status >= 500
            ? Problem.of(500, "internal", "unexpected failure; the log has it by the request id")
            : Problem.of(status, "http." + status, "the request could not be read"));
  }
}
