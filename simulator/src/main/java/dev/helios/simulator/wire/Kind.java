// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.util.Locale;

/** Why a message is sent, and with that what must become of it. */
public enum Kind {
  /** An event of its own: stored once. */
  EVENT,
  /** The same event again, to the byte: adds nothing. */
  REDELIVERY,
  /** The same identity with other content: kept beside the first, marked as a conflict. */
  CONFLICT,
  /** The same business fact a second time under an id of its own, a double charge: stored. */
  DOUBLE,
  /** Cannot be admitted: kept in quarantine, never stored as an event. */
  MALFORMED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name, as in the ledger. */
  public String label() {
    return label;
  }
}
