// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.server.config.HeliosConfig;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a WebSocket client in when there is room, and when its origin may see the feed: none (not a
 * browser), the server's own, loopback, or a configured one.
 */
@ApplicationScoped
public class FeedGuard implements HttpUpgradeCheck {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HeliosConfig config;
  private final FeedSessions sessions;

  FeedGuard(HeliosConfig config, FeedSessions sessions) {
    this.config = config;
    this.sessions = sessions;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    var request = context.httpRequest();
    if (!isAllowed(
        request.getHeader("origin"), request.getHeader("host"), config.feed().origins())) {
      return CheckResult.rejectUpgrade(403);
    }
    if (sessions.size() >= config.feed().clientsMax()) {
      return CheckResult.rejectUpgrade(503);
    }
    return CheckResult.permitUpgrade();
  }

  static boolean isAllowed(@Nullable String origin, @Nullable String host, Set<String> extra) {
    if (origin == null || extra.contains(origin)) {
      return true;
    }
    try {
      URI uri = URI.create(origin);
      String authority = uri.getRawAuthority();
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme())
          && uri.getHost() != null
          && (LOOPBACK.contains(uri.getHost()) || authority.equalsIgnoreCase(host));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
