// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.engine.KafkaLogWriter;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogSettings;
import dev.helios.server.config.HeliosConfig;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Makes what every part works with: the settings, the clock, the log and the database. */
@ApplicationScoped
public class RuntimeWiring {
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
        (short) config.broker().replication(),
        config.broker().embedded(),
        config.broker().retention(),
        config.broker().writerMemory(),
        config.broker().appendTimeout(),
        config.server().tenant());
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
    return Database.open(DatabaseSettings.parse(config.server().databaseUrl().value()));
  }

  void close(@Disposes Database database) {
    database.close();
  }
}
