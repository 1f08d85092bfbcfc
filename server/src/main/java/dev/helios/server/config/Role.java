// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.util.Locale;

/** What a server can do; it does one or more of them. */
public enum Role {
  /** Takes events in. */
  INGEST,
  /** Writes events and verdicts to PostgreSQL. */
  STORE,
  /** Judges cases. */
  RECONCILE,
  /** Feeds the live stream. */
  FEED;

  /** As the environment and the log name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
