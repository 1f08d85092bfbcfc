// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.clouds.Decoders;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.ingest.Ingest;
import dev.helios.server.source.PushState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Function;

/** Makes the door. */
@ApplicationScoped
public class DoorWiring {
  @Produces
  @Singleton
  Door door(
      HeliosConfig config,
      Decoders decoders,
      Ingest ingest,
      PushState pushes,
      InstantSource clock) {
    return new Door(
        decoders,
        SenderCheck.loopback(),
        ingest,
        new SnsConfirmer(config.snsTopics(), Function.identity()),
        pushes,
        clock,
        config.tenant(),
        config.bodyMax());
  }
}
