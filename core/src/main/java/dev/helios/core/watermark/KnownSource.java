// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a source: how far it has come, and what it brings. Immutable.
 *
 * @param types of the events it has brought; empty where it may bring any, as a cloud as a whole
 */
public record KnownSource(SourceWatermark watermark, SortedSet<String> types) {
  /** Most types that are kept of a source; one that brings more may bring any. */
  public static final int MAX_TYPES = 16;

  /** Longest type that is kept; a source that brings a longer one may bring any. */
  public static final int MAX_TYPE_LENGTH = 128;

  private static final SortedSet<String> ANY = Collections.emptySortedSet();

  public KnownSource {
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
  }

  /** One that may bring anything. */
  public static KnownSource ofAny(SourceWatermark watermark) {
    return new KnownSource(watermark, ANY);
  }

  static KnownSource first(SourceWatermark watermark, String type) {
    return new KnownSource(watermark, type.length() > MAX_TYPE_LENGTH ? ANY : only(type));
  }

  KnownSource advance(SourceWatermark advanced, String type) {
    return new KnownSource(advanced, brings(type) ? types : bounded(types, only(type)));
  }

  /** Whether events of this type are to be expected from it. */
  public boolean brings(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** What two readers of one source know together. */
  KnownSource merge(KnownSource other) {
    boolean same = types.equals(other.types);
    return new KnownSource(
        watermark.merge(other.watermark), same ? types : bounded(types, other.types));
  }

  private static SortedSet<String> bounded(SortedSet<String> some, SortedSet<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return ANY;
    }
    SortedSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    boolean fits =
        all.size() <= MAX_TYPES && all.stream().allMatch(type -> type.length() <= MAX_TYPE_LENGTH);
    return fits ? all : ANY;
  }

  private static SortedSet<String> only(String type) {
    return new TreeSet<>(List.of(type));
  }
}
