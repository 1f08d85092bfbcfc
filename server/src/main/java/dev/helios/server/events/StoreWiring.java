// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.store.cases.CaseNotes;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.cases.SummaryQueries;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.counts.StatsQueries;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseHealth;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.EventWriter;
import dev.helios.store.flows.FlowStore;
import dev.helios.store.flows.TallyStore;
import dev.helios.store.incidents.Incidents;
import dev.helios.store.quarantine.QuarantineStore;
import dev.helios.store.verdicts.VerdictWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what reads and writes PostgreSQL. */
@ApplicationScoped
public class StoreWiring {
  @Produces
  @Singleton
  EventWriter eventWriter(Database database) {
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
  VerdictWriter verdictWriter(Database database) {
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
  TallyStore tallyStore(Database database) {
    return new TallyStore(database);
  }
}
