// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.flow.Sighting;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a verdict rests on: with the flow it gives the verdict again. Immutable.
 *
 * @param sightings in a fixed order, one for each identity and content
 * @param overflow how many sightings came beyond {@link SightingSet#MAX}; redeliveries of those
 *     count again
 * @param progress what was known of the clouds
 * @param clock how far the log had been read, as a time of receipt; null before the first tick
 */
public record Evidence(
    List<Sighting> sightings,
    int overflow,
    Map<Cloud, CloudProgress> progress,
    @Nullable Instant clock) {

  public static final Evidence NONE = new Evidence(List.of(), 0, Map.of(), null);

  public Evidence {
    sightings = List.copyOf(sightings);
    Map<Cloud, CloudProgress> sorted = new EnumMap<>(Cloud.class);
    sorted.putAll(progress);
    progress = Collections.unmodifiableMap(sorted);
  }

  /** When it was judged: the clock, or the newest receipt where that is later. */
  public Instant judgedAt() {
    Instant at = clock == null ? Instant.EPOCH : clock;
    for (Sighting sighting : sightings) {
      at = sighting.receivedAt().isAfter(at) ? sighting.receivedAt() : at;
    }
    return at;
  }
}
