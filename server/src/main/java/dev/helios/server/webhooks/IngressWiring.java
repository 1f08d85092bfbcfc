// SPDX-License-Identifier: MIT
package dev.helios.server.webhooks;

import dev.helios.server.access.SenderWiring;
import dev.helios.server.access.Senders;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.intake.Intake;
import dev.helios.server.outbound.OutboundHttp;
import dev.helios.server.sources.PushState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the HTTP edge of the webhooks. */
@ApplicationScoped
public class IngressWiring {
  @Produces
  @Singleton
  IngressHandler ingressHandler(
      HeliosConfig config,
      Senders senders,
      OutboundHttp http,
      Intake intake,
      PushState pushes,
      InstantSource clock) {
    Optional<URI> endpoint = config.senders().aws().snsEndpoint();
    return new IngressHandler(
        senders,
        intake,
        new SnsConfirmer(
            config.senders().aws().snsTopics(), http, uri -> SenderWiring.reach(endpoint, uri)),
        pushes,
        clock,
        config.server().tenant(),
        config.intake().bodyMax());
  }
}
