// SPDX-License-Identifier: MIT
package dev.helios.wire.direct;

import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.Extensions;
import dev.helios.wire.envelope.MediaTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event in HELIOS's own format. */
final class DirectEvent {
  static final String IDEMPOTENCY_KEY = "idempotency-key";

  private static final Set<String> DESCEND = Set.of("metadata");
  private static final List<String> TIMES = List.of("time", "occurred_at", "timestamp");

  private DirectEvent() {}

  static Delivery read(RawDelivery wire) {
    EnvelopeReader event = EnvelopeReader.read(wire.body(), DESCEND);
    Map<String, String> metadata = new HashMap<>(event.object("metadata").scalars());
    String time = time(event, metadata);
    EventBuilder builder =
        new EventBuilder(wire)
            .type(event.need("event_type"))
            .extensions(Extensions.of(metadata, "metadata"))
            .time(time)
            .data(event.needJson("payload"), MediaTypes.JSON);
    identify(builder, wire, event);
    Reason fault = event.fault();
    return fault == null ? builder.deliver() : new Malformed(fault, wire);
  }

  private static void identify(EventBuilder builder, RawDelivery wire, EnvelopeReader event) {
    String source = event.need("source");
    String id = event.text("event_id");
    String key = wire.header(IDEMPOTENCY_KEY);
    if (id != null) {
      builder.identity(source, id);
    } else if (key != null && !key.isBlank()) {
      builder.identity(source, unquoted(key.strip()));
    } else {
      builder.derivedIdentity(source, wire.body());
    }
  }

  /** The header is a quoted string in the standard's draft, and bare in most clients. */
  static String unquoted(String key) {
    boolean quoted = key.length() > 2 && key.startsWith("\"") && key.endsWith("\"");
    return quoted ? key.substring(1, key.length() - 1) : key;
  }

  /** The event's own time, else the first that the metadata has, which is then no extension. */
  private static @Nullable String time(EnvelopeReader event, Map<String, String> metadata) {
    String time = event.text("occurred_at");
    for (String name : TIMES) {
      String other = metadata.remove(name);
      time = time == null ? other : time;
    }
    return time;
  }
}
