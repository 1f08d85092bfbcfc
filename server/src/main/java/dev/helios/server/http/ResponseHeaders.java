// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What every answer tells a browser: not to guess its type, not to keep event data, not to run
 * anything that is not HELIOS's own. Pure.
 */
final class ResponseHeaders {
  private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence CACHE = HttpHeaders.createOptimized("Cache-Control");
  private static final CharSequence SNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence FRAME = HttpHeaders.createOptimized("X-Frame-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  /** Event data must not be rendered as a page. */
  private static final CharSequence DATA =
      HttpHeaders.createOptimized("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");

  private static final CharSequence PAGES = HttpHeaders.createOptimized(policy("'self'"));

  /** Swagger UI starts itself by a script in its page. */
  private static final CharSequence DOCS =
      HttpHeaders.createOptimized(policy("'self' 'unsafe-inline'"));

  private ResponseHeaders() {}

  private static String policy(String scripts) {
    return "default-src 'self'; script-src "
        + scripts
        + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:;"
        + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
  }

  /** Adds them; keeps a caching rule that the answer already has. */
  static void add(String path, MultiMap headers) {
    headers.set(SNIFF, NOSNIFF).set(REFERRER, NO_REFERRER).set(FRAME, DENY);
    headers.set(POLICY, policyOf(path));
    if (isData(path) && !headers.contains(CACHE)) {
      headers.set(CACHE, NO_STORE);
    }
  }

  private static CharSequence policyOf(String path) {
    if (isData(path)) {
      return DATA;
    }
    return path.startsWith("/docs") ? DOCS : PAGES;
  }

  private static boolean isData(String path) {
    return path.startsWith("/api/") || path.equals("/metrics") || path.equals("/openapi.json");
  }
}
