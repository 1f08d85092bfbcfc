// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.Need;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** What a server that stores asks now and then for those who scrape. */
@ApplicationScoped
class MetricsDeclarations {
  private static final Set<Need> BOTH = EnumSet.allOf(Need.class);

  @Produces
  @Singleton
  Job caseMetrics(HeliosConfig config, CaseMetrics metrics, MeterRegistry registry) {
    if (stores(config)) {
      metrics.show(registry);
    }
    return Job.every(CaseMetrics.FRESH, "case-metrics", stores(config), BOTH, metrics::refresh);
  }

  private static boolean stores(HeliosConfig config) {
    return config.has(Role.STORE);
  }
}
