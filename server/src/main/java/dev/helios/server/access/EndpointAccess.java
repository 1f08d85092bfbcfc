// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Reports how each endpoint authenticates, in the log at start and in the detailed health. */
@ApplicationScoped
public class EndpointAccess {
  private static final Logger LOG = Logger.getLogger(EndpointAccess.class);

  private final Map<String, String> guards;

  EndpointAccess(HeliosConfig config) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Cloud cloud : Cloud.values()) {
      all.put(cloud.label(), config.guard(cloud).label());
    }
    all.put("api", config.apiGuard().label());
    this.guards = Map.copyOf(all);
  }

  /** By cloud, and {@code api}: {@code open}, {@code checked} or {@code closed}. */
  public Map<String, String> guards() {
    return guards;
  }

  void tell(@Observes StartupEvent event) {
    LOG.infof(
        "Endpoint access: %s",
        guards.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(guard -> guard.getKey() + " " + guard.getValue())
            .collect(Collectors.joining(", ")));
  }
}
