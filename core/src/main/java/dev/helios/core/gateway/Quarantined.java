// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Cloud;
import dev.helios.core.log.ForeignRecord;
import dev.helios.core.log.Logged;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A delivery set aside: what the log keeps on its quarantine topic. */
public record Quarantined(UUID id, Reason reason, RawDelivery wire) implements DeliveryRecord {

  /**
   * A record that HELIOS cannot have written, set aside like any other misfit. The same record
   * always gets the same id.
   */
  public static Logged<Quarantined> of(Logged<ForeignRecord> logged) {
    ForeignRecord foreign = logged.value();
    String topic = foreign.partition().topic();
    String place = topic + "/" + foreign.partition().partition() + "/" + logged.position().offset();
    RawDelivery wire =
        new RawDelivery(
            foreign.tenant(),
            Cloud.DIRECT,
            "log/" + topic,
            Map.of(),
            foreign.value(),
            logged.loggedAt());
    return logged.with(
        new Quarantined(
            UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
            new Reason("log.foreign_record", place + ": " + foreign.why()),
            wire));
  }
}
