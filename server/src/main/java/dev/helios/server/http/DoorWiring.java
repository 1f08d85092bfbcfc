// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.server.auth.SenderWiring;
import dev.helios.server.auth.Senders;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.ingest.Ingest;
import dev.helios.server.outbound.OutboundHttp;
import dev.helios.server.source.PushState;
import dev.helios.wire.Decoders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the door. */
@ApplicationScoped
public class DoorWiring {
  @Produces
  @Singleton
  Door door(
      HeliosConfig config,
      Decoders decoders,
      Senders senders,
      OutboundHttp http,
      Ingest ingest,
      PushState pushes,
      InstantSource clock) {
    Optional<URI> endpoint = config.senders().aws().snsEndpoint();
    return new Door(
        decoders,
        senders,
        ingest,
        new SnsConfirmer(
            config.senders().aws().snsTopics(), http, uri -> SenderWiring.reach(endpoint, uri)),
        pushes,
        clock,
        config.server().tenant(),
        config.intake().bodyMax());
  }
}
