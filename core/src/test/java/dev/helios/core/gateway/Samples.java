// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and arrivals to judge. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final Identity IDENTITY = new Identity(new TenantId("t"), Cloud.AWS, "s", "1");

  private Samples() {}

  static RawDelivery wire(Cloud cloud) {
    return new RawDelivery(
        new TenantId("t"), cloud, cloud.label() + "/any", Map.of(), Bytes.utf8("{}"), NOW);
  }

  static Event event(String type, String data) {
    return event(IDENTITY, type, null, data, Map.of(), null);
  }

  static Event replay(String data) {
    return event(IDENTITY, "t", null, data, Map.of(), "replay-1");
  }

  static Event event(
      Identity identity,
      String type,
      @Nullable String subject,
      String data,
      Map<String, String> extensions,
      @Nullable String replay) {
    return Event.of(
        identity,
        type,
        subject,
        NOW,
        "application/json",
        Bytes.utf8(data),
        extensions,
        replay,
        NOW);
  }

  /** The code for which the gateway sets the event aside, null when it is sound. */
  static @Nullable String code(Event event) {
    return switch (Gateway.examine(new Delivery.Readable(event, wire(Cloud.AWS)))) {
      case Examination.Sound sound -> null;
      case Examination.Flawed flawed -> flawed.admission().reason().code();
    };
  }
}
