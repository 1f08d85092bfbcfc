// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.util.Locale;
import java.util.Optional;

/** The two places that the shop sells from: each is a source of its own in every cloud. */
public enum Region {
  EU,
  US;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** What the sources of this region end in. */
  public String label() {
    return label;
  }

  /** The region with this label; empty for others. */
  public static Optional<Region> labelled(String label) {
    for (Region region : values()) {
      if (region.label.equals(label)) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }

  /** Where an order or a customer belongs: the last digit of the id says it. */
  public static Region of(String id) {
    return values()[id.charAt(id.length() - 1) % values().length];
  }
}
