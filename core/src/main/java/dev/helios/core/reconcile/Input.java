// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.flow.Sighting;
import java.time.Instant;
import java.util.Map;

/** What can happen to a case. */
public sealed interface Input {

  /** An event was seen for it. */
  record Seen(Sighting sighting) implements Input {}

  /** This is known of the clouds now. */
  record Progress(Map<Cloud, CloudProgress> clouds) implements Input {
    public Progress {
      clouds = Map.copyOf(clouds);
    }
  }

  /**
   * The log has been read past its end as it stood at this time, in the partition of the case: an
   * event received before it has been seen.
   */
  record Tick(Instant now) implements Input {}
}
