// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.server.config.HeliosConfig;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks at what is about to be bound, whatever set it: the guard against an open network has judged
 * {@code API_HOST}, so nothing else may listen. Another listener stops the start.
 */
@ApplicationScoped
public class ListenerCheck implements HttpServerOptionsCustomizer {
  private final HeliosConfig config;

  ListenerCheck(HeliosConfig config) {
    this.config = config;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    if (!options.getHost().equals(config.server().host())) {
      throw new IllegalStateException("expected to listen on API_HOST, found another address");
    }
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    // The framework asks always, and binds only what has a certificate.
    if (options.getKeyCertOptions() != null) {
      throw new IllegalStateException("expected no listener with TLS: end TLS in a proxy in front");
    }
  }

  @Override
  public void customizeDomainSocketServer(HttpServerOptions options) {
    throw new IllegalStateException("expected no domain socket: HELIOS listens on API_HOST");
  }
}
