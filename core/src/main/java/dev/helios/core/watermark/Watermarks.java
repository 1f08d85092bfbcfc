// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far every source has come, and every cloud as a whole. Bounded: of each cloud of a tenant at
 * most {@link #MAX_SOURCES} are known one by one, the others by their cloud only. Immutable.
 */
public record Watermarks(Map<SourceId, KnownSource> all) {
  /** Most sources of one cloud of a tenant that are known one by one. */
  public static final int MAX_SOURCES = 32;

  public static final Watermarks NONE = new Watermarks(Map.of());

  /** The first to leave: what is hardly known, then what was heard of least recently. */
  private static final Comparator<Map.Entry<SourceId, KnownSource>> LEAVES_FIRST =
      Comparator.<Map.Entry<SourceId, KnownSource>, Boolean>comparing(
              entry -> entry.getValue().watermark().isEstablished())
          .thenComparing(entry -> entry.getValue().watermark().lastArrival())
          .thenComparing(entry -> entry.getKey().ref());

  public Watermarks {
    all = Collections.unmodifiableMap(all);
  }

  /** Of a tenant's clouds as a whole, and of no source. */
  public static Watermarks ofClouds(TenantId tenant, Map<Cloud, SourceWatermark> clouds) {
    Map<SourceId, KnownSource> all = new HashMap<>();
    clouds.forEach(
        (cloud, watermark) ->
            all.put(new SourceId(tenant, SourceRef.of(cloud)), KnownSource.ofAny(watermark)));
    return new Watermarks(all);
  }

  /** How far a tenant's clouds have come as a whole. */
  public Map<Cloud, SourceWatermark> clouds(TenantId tenant) {
    Map<Cloud, SourceWatermark> clouds = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      KnownSource known = of(new SourceId(tenant, SourceRef.of(cloud)));
      if (known != null) {
        clouds.put(cloud, known.watermark());
      }
    }
    return clouds;
  }

  /** The sources of a tenant that were heard of often enough to be expected again. */
  public SortedMap<SourceRef, KnownSource> expected(TenantId tenant) {
    SortedMap<SourceRef, KnownSource> expected = new TreeMap<>();
    all.forEach(
        (id, known) -> {
          boolean isSource = !id.ref().isWholeCloud() && id.tenant().equals(tenant);
          if (isSource && known.watermark().isEstablished()) {
            expected.put(id.ref(), known);
          }
        });
    return expected;
  }

  /** What is known of a source, or of a cloud as a whole. */
  public @Nullable KnownSource of(SourceId id) {
    return all.get(id);
  }

  /**
   * After one more event. A replay changes nothing: it says nothing of how far its source has come.
   */
  public Watermarks advance(Event event) {
    if (event.replay() != null) {
      return this;
    }
    Map<SourceId, KnownSource> next = new HashMap<>(all);
    SourceId source = SourceId.of(event.identity());
    SourceId cloud = source.wholeCloud();
    next.put(cloud, KnownSource.ofAny(advanced(next.get(cloud), event)));
    if (!source.ref().isWholeCloud()) {
      KnownSource known = next.get(source);
      if (known != null) {
        next.put(source, known.advance(advanced(known, event), event.type()));
      } else if (makeRoom(next, cloud, event.receivedAt())) {
        next.put(source, KnownSource.first(advanced(null, event), event.type()));
      }
    }
    return new Watermarks(next);
  }

  private static SourceWatermark advanced(@Nullable KnownSource known, Event event) {
    return known == null
        ? SourceWatermark.first(event.occurredAt(), event.receivedAt())
        : known.watermark().advance(event.occurredAt(), event.receivedAt());
  }

  /** Whether there is room for one more source of this cloud; who is still expected stays. */
  private static boolean makeRoom(Map<SourceId, KnownSource> in, SourceId cloud, Instant now) {
    List<Map.Entry<SourceId, KnownSource>> sources = sources(in, cloud);
    if (sources.size() < MAX_SOURCES) {
      return true;
    }
    Map.Entry<SourceId, KnownSource> first = sources.getFirst();
    SourceWatermark watermark = first.getValue().watermark();
    if (watermark.isEstablished() && !watermark.isIdle(now)) {
      return false;
    }
    in.remove(first.getKey());
    return true;
  }

  /** What two readers know together, for example of two partitions. */
  public Watermarks merge(Watermarks other) {
    if (all.isEmpty() || other.all.isEmpty()) {
      return all.isEmpty() ? other : this;
    }
    Map<SourceId, KnownSource> merged = new HashMap<>(all);
    other.all.forEach((id, known) -> merged.merge(id, known, KnownSource::merge));
    if (merged.size() > MAX_SOURCES) {
      Set<SourceId> clouds = new HashSet<>();
      merged.keySet().forEach(id -> clouds.add(id.wholeCloud()));
      for (SourceId cloud : clouds) {
        List<Map.Entry<SourceId, KnownSource>> sources = sources(merged, cloud);
        int over = Math.max(0, sources.size() - MAX_SOURCES);
        sources.subList(0, over).forEach(entry -> merged.remove(entry.getKey()));
      }
    }
    return new Watermarks(merged);
  }

  private static List<Map.Entry<SourceId, KnownSource>> sources(
      Map<SourceId, KnownSource> in, SourceId cloud) {
    return in.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(cloud) && entry.getKey().wholeCloud().equals(cloud))
        .sorted(LEAVES_FIRST)
        .toList();
  }
}
