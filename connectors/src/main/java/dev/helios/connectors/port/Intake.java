// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import java.util.concurrent.CompletionStage;

/** The way in for what was fetched: the same door and gateway that pushes come through. */
public interface Intake {

  /** What a source has to do with a message. */
  enum Fate {
    /** Admitted, duplicate or in quarantine: settle it, it is not needed again. */
    KEPT,
    /** The log could not take it now: give it back, and fetch no more for a moment. */
    LATER
  }

  /** Takes one message in. Never blocks; the stage never fails. Thread-safe. */
  CompletionStage<Fate> take(Fetched message);
}
