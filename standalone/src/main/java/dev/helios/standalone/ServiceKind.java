// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.util.Locale;

/**
 * What HELIOS runs as processes of its own, in the order in which they are stopped: whoever writes
 * stops before what it writes to.
 */
public enum ServiceKind {
  SIMULATOR,
  SERVER,
  KAFKA,
  REDIS,
  POSTGRESQL;

  /** The name in messages, log files and state files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
