// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Sighting;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a verdict depends on: together with the flow it reproduces the verdict.
 * Immutable.
 *
 * @param sightings in a fixed order, one for each identity and content
 * @param overflow how many sightings came beyond {@link SightingSet#MAX}; redeliveries of those
 *     count again
 * @param progress what was known of the clouds as a whole
 * @param sources what was known of the sources that bring what was absent
 * @param clock how far the log had been read, as a time of receipt; null before the first tick
 */
public record Evidence(
    List<Sighting> sightings,
    int overflow,
    Map<Cloud, SourceWatermark> progress,
    SortedMap<SourceRef, KnownSource> sources,
    @Nullable Instant clock) {

  private static final SortedMap<SourceRef, KnownSource> NO_SOURCES = Collections.emptySortedMap();

  public static final Evidence NONE = of(Map.of(), null);

  public Evidence {
    sightings = List.copyOf(sightings);
    Map<Cloud, SourceWatermark> sorted = new EnumMap<>(Cloud.class);
    sorted.putAll(progress);
    progress = Collections.unmodifiableMap(sorted);
    sources = sources.isEmpty() ? NO_SOURCES : Collections.unmodifiableSortedMap(sources);
  }

  /** What is known of a tenant's sources before anything was seen for a case. */
  public static Evidence of(Watermarks known, TenantId tenant, @Nullable Instant clock) {
    return new Evidence(List.of(), 0, known.clouds(tenant), known.expected(tenant), clock);
  }

  /** What is known of clouds only, before anything was seen for a case. */
  public static Evidence of(Map<Cloud, SourceWatermark> progress, @Nullable Instant clock) {
    return new Evidence(List.of(), 0, progress, NO_SOURCES, clock);
  }

  Evidence withSightings(List<Sighting> seen, int beyond) {
    return new Evidence(seen, beyond, progress, sources, clock);
  }

  Evidence withSources(SortedMap<SourceRef, KnownSource> known) {
    return known.equals(sources) ? this : new Evidence(sightings, overflow, progress, known, clock);
  }

  /** What is known of a source, or of a cloud as a whole; null where nothing is. */
  @Nullable SourceWatermark watermark(SourceRef ref) {
    if (ref.isWholeCloud()) {
      return progress.get(ref.cloud());
    }
    KnownSource known = sources.get(ref);
    return known == null ? null : known.watermark();
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
