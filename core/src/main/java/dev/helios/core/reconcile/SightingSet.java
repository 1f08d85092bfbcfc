// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Adds sightings to a set in a way that forgets the order of their coming: the same sightings give
 * the same set, whichever came first.
 */
public final class SightingSet {
  /** Most sightings that a case holds: those that happened first. */
  public static final int MAX = 256;

  static final Comparator<Sighting> BY_IDENTITY =
      Comparator.comparing(Sighting::cloud)
          .thenComparing(sighting -> sighting.identity().source())
          .thenComparing(sighting -> sighting.identity().id())
          .thenComparingLong(sighting -> sighting.contentHash().high())
          .thenComparingLong(sighting -> sighting.contentHash().low());

  static final Comparator<Sighting> BY_TIME =
      Comparator.comparing(Sighting::occurredAt).thenComparing(BY_IDENTITY);

  private SightingSet() {}

  /** The evidence with one more sighting; the same object when that adds nothing. */
  static Evidence add(Evidence evidence, Sighting sighting) {
    List<Sighting> sightings = new ArrayList<>(evidence.sightings());
    int known = indexOf(sightings, sighting);
    int overflow = evidence.overflow();
    if (known >= 0) {
      Sighting merged = merge(sightings.get(known), sighting);
      if (merged.equals(sightings.get(known))) {
        return evidence;
      }
      sightings.set(known, merged);
    } else {
      sightings.add(sighting);
    }
    sightings.sort(BY_TIME);
    if (sightings.size() > MAX) {
      sightings.removeLast();
      overflow++;
    }
    return evidence.withSightings(sightings, overflow);
  }

  private static int indexOf(List<Sighting> sightings, Sighting sighting) {
    for (int i = 0; i < sightings.size(); i++) {
      if (sightings.get(i).sameDelivery(sighting)) {
        return i;
      }
    }
    return -1;
  }

  private static Sighting merge(Sighting one, Sighting other) {
    Sighting first = other.receivedAt().isBefore(one.receivedAt()) ? other : one;
    Instant occurredAt =
        one.occurredAt().isBefore(other.occurredAt()) ? one.occurredAt() : other.occurredAt();
    return new Sighting(
        first.step(),
        first.identity(),
        first.contentHash(),
        occurredAt,
        first.receivedAt(),
        one.timeAssumed() && other.timeAssumed(),
        first.position(),
        first.values());
  }
}
