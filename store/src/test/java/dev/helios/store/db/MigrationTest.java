// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.store.PostgresServer;
import dev.helios.store.flows.FlowStore;
import dev.helios.store.flows.StoredFlow;
import dev.helios.store.incidents.Incident;
import dev.helios.store.incidents.Incidents;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows that are older than their table's tenant. */
class MigrationTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");

  private static final String BEFORE =
      """
      insert into flows (name, version, status, created_at, activated_at, text)
        values ('orders', 1, 'active', now(), now(), 'text');
      insert into incidents (cloud, since) values ('gcp', '2026-11-20T12:00:00Z');
      insert into incidents (cloud, since, until)
        values ('aws', '2026-11-20T12:00:00Z', '2026-11-20T12:05:00Z');
      """;

  private final DatabaseSettings settings =
      DatabaseSettings.parse(PostgresServer.shared().newDatabase());

  @ParameterizedTest
  @ValueSource(strings = {"acme", "default", "zeta"})
  void migrate_rowsOfTheOnlyTenant_becomeThatTenants(String name) throws SQLException {
    TenantId tenant = new TenantId(name);
    begin(BEFORE, counts(name));

    try (Database database = migrated()) {
      assertThat(new FlowStore(database).active(tenant))
          .extracting(StoredFlow::name)
          .containsExactly("orders");
      assertThat(new Incidents(database).list(tenant, null, 10))
          .extracting(incident -> incident.source().ref().cloud())
          .containsExactlyInAnyOrder(Cloud.GCP, Cloud.AWS);
    }
  }

  @Test
  void migrate_rowsOfOneOfTwoTenants_areOfTheDefaultOne() throws SQLException {
    begin(BEFORE, counts("acme"), counts("globex"));

    try (Database database = migrated()) {
      assertThat(new FlowStore(database).active(ACME)).isEmpty();
      assertThat(new FlowStore(database).active(TenantId.DEFAULT)).hasSize(1);
      assertThat(new Incidents(database).list(ACME, null, 10)).isEmpty();
      assertThat(new Incidents(database).list(TenantId.DEFAULT, null, 10)).hasSize(2);
    }
  }

  @Test
  void migrate_aStallThatWasOpenedAnewUnderTheTenant_staysOne() throws SQLException {
    String anew =
        "insert into incidents (tenant, cloud, since) values"
            + " ('acme', 'gcp', '2026-11-20T12:01:00Z'), ('acme', 'aws', '2026-11-20T12:00:00Z')";
    begin(BEFORE, counts("acme"), anew);

    try (Database database = migrated()) {
      SourceId gcp = new SourceId(ACME, SourceRef.of(Cloud.GCP));
      assertThat(new Incidents(database).list(ACME, true, 10))
          .filteredOn(incident -> incident.source().equals(gcp))
          .extracting(Incident::since)
          .containsExactly(SINCE.plusSeconds(60));
      assertThat(new Incidents(database).list(ACME, null, 10)).hasSize(2);
    }
  }

  @Test
  void migrate_anEmptyDatabase_hasNoRowOfAnybody() {
    try (Database database = migrated()) {
      assertThat(new FlowStore(database).list(TenantId.DEFAULT)).isEmpty();
      assertThat(new Incidents(database).list(TenantId.DEFAULT, null, 10)).isEmpty();
    }
  }

  private static String counts(String tenant) {
    return "insert into cloud_counts (shard, tenant, cloud, stored) values (0, '%s', 'gcp', 1)"
        .formatted(tenant);
  }

  /** The database as the migration before tenants left it, with these rows. */
  private void begin(String... statements) throws SQLException {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("classpath:db/migration")
        .target("3")
        .load()
        .migrate();
    try (Connection connection =
            DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Database migrated() {
    Database database = Database.open(settings);
    database.migrate();
    return database;
  }
}
