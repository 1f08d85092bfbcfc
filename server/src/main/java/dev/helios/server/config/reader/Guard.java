// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import java.util.Locale;

/** Who may use a route. */
public enum Guard {
  /** Everybody may. */
  OPEN,
  /** Whoever shows a credential may. */
  CHECKED,
  /** Nobody may. */
  CLOSED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
