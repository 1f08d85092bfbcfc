// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Modes;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Serves the dashboard: its pages under the routes it knows, JSON at {@code /} for those who do not
 * ask for HTML, and all of it on a second port where one is configured.
 */
@ApplicationScoped
public class Pages {
  private static final Logger LOG = Logger.getLogger(Pages.class);

  /** The dashboard's own routes; it finds its way from the address. */
  private static final String ROUTES = "/(events|quarantine|system|reconciliation)(/.*)?";

  private final HeliosConfig config;
  private final String version;
  private final int headMax;
  private final int lineMax;

  Pages(
      HeliosConfig config,
      @ConfigProperty(name = "quarkus.application.version") String version,
      @ConfigProperty(name = "quarkus.http.limits.max-header-size") MemorySize headMax,
      @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length") int lineMax) {
    this.config = config;
    this.version = version;
    this.headMax = Math.toIntExact(headMax.asLongValue());
    this.lineMax = lineMax;
  }

  void routes(@Observes Router router, Vertx vertx) {
    router.get("/").order(-100).handler(this::root);
    router.getWithRegex(ROUTES).order(-100).handler(context -> context.reroute("/index.html"));
    if (config.server().dashboardPort() > 0) {
      listen(vertx, router);
    }
  }

  private void root(RoutingContext context) {
    String accept = context.request().getHeader("accept");
    if (accept != null && accept.contains("text/html")) {
      context.next();
      return;
    }
    JsonObject links =
        new JsonObject()
            .put("stats", "/api/v1/stats")
            .put("events", "/api/v1/events")
            .put("feed", "/api/v1/ws/events")
            .put("health", "/api/v1/health/detailed")
            .put("sources", "/api/v1/sources")
            .put("metrics", "/metrics")
            .put("openapi", "/openapi.json")
            .put("docs", "/docs");
    context.json(
        new JsonObject()
            .put("name", "HELIOS")
            .put("version", version)
            .put("status", "running")
            .put("mode", Modes.overall(config.modes()))
            .put("modes", new JsonObject(new LinkedHashMap<String, Object>(config.modes())))
            .put("links", links));
  }

  private void listen(Vertx vertx, Router router) {
    HttpServer second =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(headMax)
                .setMaxInitialLineLength(lineMax)
                .setCompressionSupported(true)
                .setIdleTimeout(60)
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
    second
        .requestHandler(router)
        .listen(config.server().dashboardPort(), config.server().host())
        .onFailure(
            failure ->
                LOG.errorf(
                    "Port %d is not free: %s",
                    config.server().dashboardPort(), failure.getMessage()))
        .onSuccess(
            open -> LOG.infof("The dashboard is also on port %d", (Integer) open.actualPort()));
  }
}
