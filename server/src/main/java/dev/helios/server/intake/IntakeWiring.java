// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.engine.LogWriter;
import dev.helios.server.config.HeliosConfig;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Makes the intake and what it remembers. */
@ApplicationScoped
public class IntakeWiring {
  @Produces
  @Singleton
  Decoders decoders(HeliosConfig config) {
    return Decoders.of(
        new DecoderSettings(
            config.intake().gcpTypeAttributes(),
            config.intake().gcpTopics(),
            config.intake().batchMax()));
  }

  /** The memory that gateways share; empty where no Redis is configured. */
  public record Shared(Optional<RedisDedupCache> redis) {}

  @Produces
  @Singleton
  Shared shared(HeliosConfig config, Vertx vertx) {
    return new Shared(
        config.server().redisUrl().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new RedisDedupCache(
                    vertx,
                    config.server().redisUrl().value(),
                    config.server().tenant(),
                    config.intake().dedupTtl())));
  }

  void close(@Disposes Shared shared) {
    shared.redis().ifPresent(RedisDedupCache::close);
  }

  @Produces
  @Singleton
  DiskSpaceMonitor diskSpace(HeliosConfig config, MeterRegistry registry) {
    return new DiskSpaceMonitor(config.broker().freeMin(), registry);
  }

  @Produces
  @Singleton
  DedupCache dedupCache(HeliosConfig config, Shared shared) {
    DedupCache.SharedMemory memory =
        shared.redis().<DedupCache.SharedMemory>map(r -> r).orElse(DedupCache.SharedMemory.NONE);
    return new DedupCache(config.intake().dedupMax(), config.intake().dedupTtl(), memory);
  }

  @Produces
  @Singleton
  Intake intake(
      HeliosConfig config,
      Decoders decoders,
      LogWriter writer,
      DiskSpaceMonitor disk,
      DedupCache dedup,
      MeterRegistry registry) {
    return new Intake(
        decoders,
        new DiskGuardedLogWriter(writer, disk),
        dedup,
        new IntakeMetrics(registry),
        UUID::randomUUID,
        new Intake.Bounds(config.intake().inFlightMax(), config.intake().bodyMax()));
  }
}
