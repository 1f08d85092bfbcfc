// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import java.util.Locale;

/** Why a credential could not be checked now. */
public enum UnavailableReason {
  /** The issuer's keys could not be had. */
  KEYS_AWAY,
  /** The issuer's keys were had, and the one that is named is not among them: perhaps not yet. */
  KEY_UNKNOWN,
  CERTIFICATE_AWAY,
  /** This Java platform cannot compute the signature. */
  PLATFORM,
  /** A bound was reached. */
  BUSY;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in metrics. */
  public String label() {
    return label;
  }
}
