// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.util.Locale;

/** The three clouds that the shop runs over. */
public enum Cloud {
  AWS,
  GCP,
  AZURE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name, as in the HTTP contract. */
  public String label() {
    return label;
  }
}
