// SPDX-License-Identifier: MIT
package dev.helios.wire.azure;

import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.MediaTypes;

/** The envelope of Event Grid's own schema. */
final class EventGridEvent {
  private EventGridEvent() {}

  static Delivery read(RawDelivery wire, EnvelopeReader event) {
    String version = event.text("dataVersion");
    EventBuilder builder =
        new EventBuilder(wire)
            .identity(source(wire, event), event.need("id"))
            .type(event.need("eventType"))
            .subject(event.text("subject"))
            .time(event.text("eventTime"))
            .extension("dataversion", version == null || version.isEmpty() ? null : version)
            .data(event.json("data"), MediaTypes.JSON);
    Reason fault = event.fault();
    return fault == null ? builder.deliver() : new Malformed(fault, wire);
  }

  /** The topic: ids are unique within it. Only a custom schema leaves it out. */
  private static String source(RawDelivery wire, EnvelopeReader event) {
    String topic = event.text("topic");
    if (topic != null && !topic.isEmpty()) {
      return topic;
    }
    String subscription = wire.header("aeg-subscription-name");
    return "eventgrid:" + (subscription == null ? "unknown" : subscription);
  }
}
