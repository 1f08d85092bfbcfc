// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.Logged;
import java.util.ArrayList;
import java.util.List;

/** The records of a batch by the tables that they go into, in log order per partition. */
record DeliveryBatch(
    List<Logged<Event>> events,
    List<Logged<Quarantined>> quarantined,
    List<Logged<Receipt>> receipts) {

  /** Sorts a batch; foreign records go into quarantine. */
  static DeliveryBatch of(LogBatch<DeliveryRecord> batch) {
    List<Logged<Event>> events = new ArrayList<>(batch.records().size());
    List<Logged<Quarantined>> quarantined = new ArrayList<>();
    List<Logged<Receipt>> receipts = new ArrayList<>();
    for (Logged<DeliveryRecord> logged : batch.records()) {
      switch (logged.value()) {
        case DeliveryRecord.Admitted admitted -> events.add(logged.with(admitted.event()));
        case Quarantined aside -> quarantined.add(logged.with(aside));
        case Receipt receipt -> receipts.add(logged.with(receipt));
      }
    }
    batch.foreign().forEach(foreign -> quarantined.add(Quarantined.of(foreign)));
    return new DeliveryBatch(events, quarantined, receipts);
  }
}
