// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Identity;
import dev.helios.core.log.Position;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event seen for one step of a flow, with everything that a verdict needs of it. Immutable.
 *
 * @param step name of the step, or {@link Closing#name} of the closing
 * @param timeAssumed whether {@code occurredAt} is the receipt, for want of the sender's own time
 * @param position its place in the log, null where it comes from the store
 * @param values the fields that the flow compares or counts, by path; absent ones are not in it
 */
public record Sighting(
    String step,
    Identity identity,
    Digest contentHash,
    Instant occurredAt,
    Instant receivedAt,
    boolean timeAssumed,
    @Nullable Position position,
    Map<String, FieldValue> values) {

  public Sighting {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public Cloud cloud() {
    return identity.cloud();
  }

  /** Whether it ends the case, instead of being a step of it. */
  public boolean isClosing() {
    return Closing.isName(step);
  }

  /** Whether the other is the same event with the same content: a redelivery. */
  public boolean sameDelivery(Sighting other) {
    return identity.equals(other.identity) && contentHash.equals(other.contentHash);
  }
}
