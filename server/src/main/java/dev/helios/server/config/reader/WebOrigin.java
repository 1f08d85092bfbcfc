// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page comes from, as RFC 6454 compares it: scheme, host without regard to case, and port,
 * which is the scheme's own where none is written.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; an IPv6 address in brackets
 */
public record WebOrigin(String scheme, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final Pattern HOST =
      Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+)(?::(\\d{1,5}))?");

  /** Reads an origin as browsers send it; empty for whatever is none, {@code null} too. */
  public static Optional<WebOrigin> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean known = scheme.equals("http") || scheme.equals("https");
      boolean bare =
          uri.getRawPath() != null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      if (!known || !bare || uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? standardPort(scheme) : uri.getPort();
      return Optional.of(new WebOrigin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a request with this {@code Host} goes to where the page comes from. Which scheme the
   * request had is not known behind a proxy that ends TLS: a host without a port has the port of
   * the page's scheme.
   */
  public boolean isOf(@Nullable String hostHeader) {
    Matcher given = HOST.matcher(hostHeader == null ? "" : hostHeader);
    if (!given.matches() || !given.group(1).toLowerCase(Locale.ROOT).equals(host)) {
      return false;
    }
    String asked = given.group(2);
    return port == (asked == null ? standardPort(scheme) : Integer.parseInt(asked));
  }

  /** Whether the page comes from this machine itself, by the name it was asked for. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static int standardPort(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }
}
