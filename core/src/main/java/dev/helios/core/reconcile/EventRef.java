// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.flow.Sighting;
import java.time.Instant;

/** Names an event in a finding: its identity within the tenant, its content and its times. */
public record EventRef(
    Cloud cloud,
    String source,
    String id,
    Digest contentHash,
    Instant occurredAt,
    Instant receivedAt) {

  static EventRef of(Sighting sighting) {
    return new EventRef(
        sighting.cloud(),
        sighting.identity().source(),
        sighting.identity().id(),
        sighting.contentHash(),
        sighting.occurredAt(),
        sighting.receivedAt());
  }
}
