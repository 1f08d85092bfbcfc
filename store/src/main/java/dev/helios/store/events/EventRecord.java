// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.store.quarantine.QuarantineRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** An event record with the digest of its identity, which is computed only once. */
public record EventRecord(Logged<Event> logged, Digest identity) {

  static List<EventRecord> of(List<Logged<Event>> events) {
    return events.stream()
        .map(logged -> new EventRecord(logged, logged.value().identity().digest()))
        .toList();
  }

  Event event() {
    return logged.value();
  }

  Content content() {
    return new Content(identity, event().contentHash());
  }

  /**
   * The quarantine record of this event where the database refused it, the same at every attempt.
   */
  Logged<Quarantined> poisoned() {
    Event event = event();
    Position position = logged.position();
    String name =
        QuarantineRows.POISONED + " " + identity + " " + position + " " + event.contentHash();
    Reason reason = new Reason(QuarantineRows.POISONED, QuarantineRows.REFUSED + position);
    RawDelivery wire =
        new RawDelivery(
            event.identity().tenant(),
            event.cloud(),
            QuarantineRows.POISONED_ROUTE,
            attributes(event),
            event.data(),
            event.receivedAt());
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new Logged<>(new Quarantined(id, reason, wire), position, logged.loggedAt());
  }

  /** The event's attributes as the headers of CloudEvents' binary HTTP mode. */
  private static Map<String, String> attributes(Event event) {
    Map<String, String> headers = new TreeMap<>();
    event.extensions().forEach((name, value) -> headers.put("ce-" + name, value));
    headers.put("ce-specversion", "1.0");
    headers.put("ce-id", event.id());
    headers.put("ce-source", event.identity().source());
    headers.put("ce-type", event.type());
    headers.put("ce-time", event.occurredAt().toString());
    if (event.subject() != null) {
      headers.put("ce-subject", event.subject());
    }
    headers.put("content-type", event.contentType());
    return headers;
  }

  /** One content of one identity. */
  public record Content(Digest identity, Digest hash) {}
}
