// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import java.time.Duration;

/**
 * A stored verdict could not be read within the limit, so the event that asks for it cannot be
 * judged yet. Ends the Streams thread: its transaction is aborted, and the thread that replaces it
 * begins again at the same event. Of no kind that a processor catches.
 */
public final class StoreAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreAwayException(Duration waited, Throwable cause) {
    super("no stored verdict within " + waited.toSeconds() + " s", cause);
  }
}
