// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.Cloud;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event that ends what is still expected of a case: a cancellation, a failed payment.
 *
 * @param reason the reason of the verdict, in a few words
 * @param key path of the correlation key in its data; null for the flow's
 */
public record Closing(Set<Cloud> clouds, String type, String reason, @Nullable String key) {

  public Closing {
    clouds = Collections.unmodifiableSet(new TreeSet<>(clouds));
  }

  private static final String PREFIX = "closes:";

  /** Whether a sighting's step is the name of a closing. */
  static boolean isName(String step) {
    return step.startsWith(PREFIX);
  }

  /** Names it among the sightings of a case; no step can have such a name. */
  public String name() {
    return PREFIX + clouds.stream().map(Cloud::label).collect(Collectors.joining("+")) + "/" + type;
  }
}
