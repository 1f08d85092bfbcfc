// SPDX-License-Identifier: MIT
package dev.helios.server.flows;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.Need;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** What a server that stores runs for flows. */
@ApplicationScoped
class FlowDeclarations {
  private static final Set<Need> BOTH = EnumSet.allOf(Need.class);

  @Produces
  @Singleton
  Job flows(HeliosConfig config, FlowService flows) {
    return Job.untilDone(
        "flows", stores(config), BOTH, () -> flows.begin(config.server().tenant()));
  }

  private static boolean stores(HeliosConfig config) {
    return config.has(Role.STORE);
  }
}
