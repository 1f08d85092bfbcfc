// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.util.Locale;
import java.util.Optional;

/** Where an event came from: one of the three clouds, or the plain ingest API. */
public enum Cloud {
  AWS,
  GCP,
  AZURE,
  DIRECT;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in JSON, headers, metrics and SQL. */
  public String label() {
    return label;
  }

  /** The cloud with this label; empty when no cloud has it. Case is significant. */
  public static Optional<Cloud> labelled(String label) {
    for (Cloud cloud : values()) {
      if (cloud.label.equals(label)) {
        return Optional.of(cloud);
      }
    }
    return Optional.empty();
  }
}
