// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.TenantId;
import dev.helios.server.config.HeliosConfig;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives the principal of a request: the one place that decides whose data it may see. Asked for
 * every request and every connection of the feed, never kept. Today a server has one tenant, and
 * whoever is let in acts for it. Thread-safe.
 */
@ApplicationScoped
public class Principals {
  private final Principal only;

  Principals(HeliosConfig config) {
    this.only = new Principal(config.server().tenant());
  }

  /** The principal of the request that is being served. */
  public Principal current() {
    return only;
  }

  /** The tenant that the request that is being served is limited to. */
  public TenantId tenant() {
    return current().tenant();
  }
}
