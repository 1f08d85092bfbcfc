// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.log.Logged;
import java.util.List;

/** An event record with the digest of its identity, which is computed only once. */
record Arrival(Logged<Event> logged, Digest identity) {

  static List<Arrival> of(List<Logged<Event>> events) {
    return events.stream()
        .map(logged -> new Arrival(logged, logged.value().identity().digest()))
        .toList();
  }

  Event event() {
    return logged.value();
  }

  Content content() {
    return new Content(identity, event().contentHash());
  }

  /** One content of one identity. */
  record Content(Digest identity, Digest hash) {}
}
