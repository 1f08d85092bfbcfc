// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.reader.WebOrigin;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a WebSocket client in when there is room, and when its origin may see the feed: none (not a
 * browser), the server's own, loopback, or a configured one.
 */
@ApplicationScoped
public class FeedGuard implements HttpUpgradeCheck {
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

  /** A request without an origin is no page's: programs are let in. */
  static boolean isAllowed(@Nullable String origin, @Nullable String host, Set<WebOrigin> extra) {
    return origin == null
        || WebOrigin.parse(origin)
            .filter(page -> page.isLoopback() || page.isOf(host) || extra.contains(page))
            .isPresent();
  }
}
