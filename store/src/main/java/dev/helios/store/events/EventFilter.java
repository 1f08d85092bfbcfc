// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Cloud;
import dev.helios.store.db.AsciiJsonMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list shows: those for which everything given holds.
 *
 * @param clouds empty for all
 * @param from first time of receipt, inclusive
 * @param to last time of receipt, exclusive
 * @param conflicts whether only conflicts are shown
 * @param text looked for in ids, keys, type, source and subject, and in the first 64 KiB of the
 *     data; upper and lower case of ASCII letters are the same
 */
public record EventFilter(
    Set<Cloud> clouds,
    @Nullable String type,
    @Nullable String key,
    @Nullable String customer,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean conflicts,
    @Nullable String text) {

  public static final EventFilter ALL =
      new EventFilter(Set.of(), null, null, null, null, null, false, null);

  public EventFilter {
    clouds = Set.copyOf(clouds);
  }

  /** Whether no event can have these texts, because the database cannot hold them. */
  boolean impossible() {
    return Arrays.asList(type, key, customer, text).stream()
        .filter(Objects::nonNull)
        .anyMatch(value -> !AsciiJsonMap.isStorable(value));
  }
}
