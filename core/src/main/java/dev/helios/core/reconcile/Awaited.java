// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Closing;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.Watermarks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parts of a flow whose events may still change what is said of a case for want of them. */
record Awaited(List<Part> parts) {

  /**
   * A step or closing, as far as it says who brings it.
   *
   * @param sources that it names; empty where it names none
   */
  record Part(Set<Cloud> clouds, String type, SortedSet<String> sources) {
    static Part of(Step step) {
      return new Part(step.clouds(), step.type(), step.sources());
    }

    static Part of(Closing closing) {
      return new Part(closing.clouds(), closing.type(), Collections.emptySortedSet());
    }

    /** Whether its events are to be expected from this source. */
    boolean isBroughtBy(SourceRef ref, KnownSource known) {
      return clouds.contains(ref.cloud())
          && (sources.isEmpty() ? known.brings(type) : sources.contains(ref.source()));
    }

    private boolean isExpectedOf(SourceRef ref, KnownSource known) {
      return isBroughtBy(ref, known) && (!sources.isEmpty() || known.watermark().isEstablished());
    }
  }

  static Awaited of(Flow flow, List<Sighting> sightings) {
    List<Part> parts = new ArrayList<>();
    if (sightings.stream().anyMatch(Sighting::isClosing)) {
      return new Awaited(parts); // nothing is expected any more
    }
    for (Step step : flow.steps()) {
      if (isAbsent(step, sightings)) {
        parts.add(Part.of(step));
      }
    }
    if (!parts.isEmpty()) {
      flow.closings().forEach(closing -> parts.add(Part.of(closing)));
    }
    return new Awaited(parts);
  }

  private static boolean isAbsent(Step step, List<Sighting> sightings) {
    int found = 0;
    for (Sighting sighting : sightings) {
      found += sighting.step().equals(step.name()) ? 1 : 0;
    }
    return found < step.min() || (step.max() > 1 && found < step.max());
  }

  /** Those of the evidence that bring what is awaited. */
  SortedMap<SourceRef, KnownSource> among(SortedMap<SourceRef, KnownSource> sources) {
    SortedMap<SourceRef, KnownSource> kept = new TreeMap<>(sources);
    kept.entrySet()
        .removeIf(
            entry ->
                parts.stream()
                    .noneMatch(part -> part.isBroughtBy(entry.getKey(), entry.getValue())));
    return kept;
  }

  /**
   * Those that usually bring what is awaited, or that the flow names; without what only matters for
   * a cloud. What is older than what is held is not taken.
   */
  SortedMap<SourceRef, KnownSource> among(
      Watermarks told, TenantId tenant, SortedMap<SourceRef, KnownSource> held) {
    SortedMap<SourceRef, KnownSource> sources = new TreeMap<>();
    if (parts.isEmpty()) {
      return sources;
    }
    told.all()
        .forEach(
            (id, known) -> {
              SourceRef ref = id.ref();
              if (ref.isWholeCloud()
                  || !id.tenant().equals(tenant)
                  || parts.stream().noneMatch(part -> part.isExpectedOf(ref, known))) {
                return;
              }
              KnownSource before = held.get(ref);
              boolean older =
                  before != null
                      && known.watermark().lastArrival().isBefore(before.watermark().lastArrival());
              sources.put(
                  ref,
                  older ? before : new KnownSource(known.watermark().withoutSkew(), types(known)));
            });
    return sources;
  }

  private SortedSet<String> types(KnownSource known) {
    SortedSet<String> types = new TreeSet<>(known.types());
    types.removeIf(type -> parts.stream().noneMatch(part -> part.type().equals(type)));
    return types.isEmpty() ? known.types() : types; // none at all would be any
  }
}
