// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

/** By which way a delivery came. */
public enum Origin {
  /** A sender posted it, and reads the answer. */
  PUSHED,
  /** A source fetched it from a queue or a subscription. */
  PULLED,
  /** It was in quarantine, and is there still when it is refused. */
  RELEASED,
  /** A back-fill fetched it from a cloud's archive; it carries its mark. */
  REPLAYED
}
