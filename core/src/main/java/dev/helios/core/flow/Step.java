// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.Cloud;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that ought to happen.
 *
 * @param clouds any of these may bring it
 * @param sources any of these may bring it, as they are named in the events; empty for any
 * @param deadline from the case's first event time; null for the flow's window
 * @param min fewest events that complete it; 0 for an optional step
 * @param max most events that belong to it
 * @param key path of the correlation key in its data; null for the flow's
 */
public record Step(
    String name,
    Set<Cloud> clouds,
    String type,
    SortedSet<String> sources,
    @Nullable Duration deadline,
    int min,
    int max,
    @Nullable String key) {

  public Step {
    clouds = Collections.unmodifiableSet(new TreeSet<>(clouds));
    sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
  }

  public boolean isOptional() {
    return min == 0;
  }
}
