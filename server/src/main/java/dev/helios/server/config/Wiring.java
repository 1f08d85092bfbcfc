// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.engine.KafkaLogWriter;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogHistory;
import dev.helios.engine.LogSettings;
import dev.helios.engine.LogWriter;
import dev.helios.engine.reconcile.FlowBook;
import dev.helios.engine.reconcile.ProgressBook;
import dev.helios.engine.reconcile.StoredVerdicts;
import dev.helios.server.ingest.DedupCache;
import dev.helios.server.ingest.Ingest;
import dev.helios.server.ingest.IngestMetrics;
import dev.helios.server.ingest.LogRoom;
import dev.helios.server.ingest.RedisDedupCache;
import dev.helios.server.ingest.RoomyLog;
import dev.helios.server.live.FeedHub;
import dev.helios.server.live.FeedMetrics;
import dev.helios.server.live.FeedSessions;
import dev.helios.server.live.Rates;
import dev.helios.store.cases.CaseNotes;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.counts.StatsQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseHealth;
import dev.helios.store.db.DatabaseSettings;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.EventWriter;
import dev.helios.store.flows.FlowStore;
import dev.helios.store.flows.WatermarkStore;
import dev.helios.store.incidents.Incidents;
import dev.helios.store.quarantine.QuarantineStore;
import dev.helios.store.verdicts.VerdictWriter;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the rooms' parts and puts them together. The only place that knows all of them. */
@ApplicationScoped
public class Wiring {
  @Produces
  @Singleton
  HeliosConfig config() {
    return HeliosConfig.read(System.getenv());
  }

  @Produces
  @Singleton
  InstantSource clock() {
    // As fine as PostgreSQL keeps it, so that a time is the same wherever it is shown.
    return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Produces
  @Singleton
  LogSettings logSettings(HeliosConfig config) {
    return new LogSettings(
        config.broker().bootstrapServers(),
        config.broker().partitions(),
        config.broker().replication(),
        config.broker().isEmbedded(),
        config.broker().retention(),
        config.broker().writerMemory(),
        config.broker().appendTimeout());
  }

  @Produces
  @Singleton
  KafkaLogWriter logWriter(LogSettings settings) {
    return new KafkaLogWriter(settings);
  }

  void close(@Disposes KafkaLogWriter writer) {
    writer.close();
  }

  @Produces
  @Singleton
  LogAdmin logAdmin(LogSettings settings) {
    return new LogAdmin(settings);
  }

  void close(@Disposes LogAdmin admin) {
    admin.close();
  }

  @Produces
  @Singleton
  Database database(HeliosConfig config) {
    return Database.open(DatabaseSettings.parse(config.databaseUrl()));
  }

  void close(@Disposes Database database) {
    database.close();
  }

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
        config.redisUrl().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new RedisDedupCache(vertx, config.redisUrl(), config.intake().dedupTtl())));
  }

  void close(@Disposes Shared shared) {
    shared.redis().ifPresent(RedisDedupCache::close);
  }

  @Produces
  @Singleton
  LogRoom logRoom(HeliosConfig config, MeterRegistry registry) {
    return new LogRoom(config.broker().freeMin(), registry);
  }

  @Produces
  @Singleton
  Ingest ingest(
      HeliosConfig config, LogWriter writer, LogRoom room, Shared shared, MeterRegistry registry) {
    DedupCache.SharedMemory memory =
        shared.redis().<DedupCache.SharedMemory>map(r -> r).orElse(DedupCache.SharedMemory.NONE);
    return new Ingest(
        new RoomyLog(writer, room),
        new DedupCache(config.intake().dedupMax(), config.intake().dedupTtl(), memory),
        new IngestMetrics(registry),
        UUID::randomUUID,
        config.intake().inFlightMax());
  }

  @Produces
  @Singleton
  EventWriter storekeeper(Database database) {
    return new EventWriter(database);
  }

  @Produces
  @Singleton
  EventQueries eventQueries(Database database) {
    return new EventQueries(database);
  }

  @Produces
  @Singleton
  StatsQueries statsQueries(Database database) {
    return new StatsQueries(database);
  }

  @Produces
  @Singleton
  BalanceQueries balanceQueries(Database database) {
    return new BalanceQueries(database);
  }

  @Produces
  @Singleton
  QuarantineStore quarantineStore(Database database) {
    return new QuarantineStore(database);
  }

  @Produces
  @Singleton
  DatabaseHealth databaseHealth(Database database) {
    return new DatabaseHealth(database);
  }

  @Produces
  @Singleton
  StoredVerdicts storedVerdicts(CaseQueries cases) {
    return cases::latest;
  }

  @Produces
  @Singleton
  VerdictWriter verdictKeeper(Database database) {
    return new VerdictWriter(database);
  }

  @Produces
  @Singleton
  CaseQueries caseQueries(Database database) {
    return new CaseQueries(database);
  }

  @Produces
  @Singleton
  SummaryQueries summaryQueries(Database database) {
    return new SummaryQueries(database);
  }

  @Produces
  @Singleton
  CaseNotes caseNotes(Database database) {
    return new CaseNotes(database);
  }

  @Produces
  @Singleton
  FlowStore flowStore(Database database) {
    return new FlowStore(database);
  }

  @Produces
  @Singleton
  Incidents incidents(Database database) {
    return new Incidents(database);
  }

  @Produces
  @Singleton
  WatermarkStore progressStore(Database database) {
    return new WatermarkStore(database);
  }

  @Produces
  @Singleton
  FlowBook flowBook() {
    return new FlowBook();
  }

  @Produces
  @Singleton
  ProgressBook progressBook() {
    return new ProgressBook();
  }

  @Produces
  @Singleton
  Rates rates() {
    return new Rates();
  }

  @Produces
  @Singleton
  FeedMetrics feedMetrics(MeterRegistry registry) {
    return new FeedMetrics(registry);
  }

  @Produces
  @Singleton
  FeedHub feedHub(HeliosConfig config, InstantSource clock, FeedMetrics metrics, Rates rates) {
    return new FeedHub(clock, config.feed().recent(), metrics, rates);
  }

  @Produces
  @Singleton
  FeedSessions feedSessions(
      HeliosConfig config,
      FeedHub hub,
      LogSettings log,
      InstantSource clock,
      FeedMetrics metrics,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    return new FeedSessions(
        hub, new LogHistory(log), clock, metrics, config.feed().buffer(), version);
  }
}
