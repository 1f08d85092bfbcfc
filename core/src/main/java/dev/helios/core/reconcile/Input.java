// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Sighting;
import dev.helios.core.watermark.Watermarks;
import java.time.Instant;

/** What can happen to a case. */
public sealed interface Input {

  /** An event was seen for it. */
  record Seen(Sighting sighting) implements Input {}

  /** This is known of the sources now. */
  record Progress(Watermarks watermarks) implements Input {}

  /**
   * The log has been read past its end as it stood at this time, in the partition of the case: an
   * event received before it has been seen.
   */
  record Tick(Instant now) implements Input {}
}
