// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.engine.reconcile.FlowTable;
import dev.helios.engine.reconcile.StoredVerdicts;
import dev.helios.engine.reconcile.WatermarkTable;
import dev.helios.store.cases.CaseQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the reconciler works with. */
@ApplicationScoped
public class ReconcilerWiring {
  @Produces
  @Singleton
  StoredVerdicts storedVerdicts(CaseQueries cases) {
    return cases::latest;
  }

  @Produces
  @Singleton
  FlowTable flowBook() {
    return new FlowTable();
  }

  @Produces
  @Singleton
  WatermarkTable watermarkTable() {
    return new WatermarkTable();
  }
}
