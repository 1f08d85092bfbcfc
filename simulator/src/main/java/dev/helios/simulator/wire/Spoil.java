// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

/** How the wire format of a malformed message is broken. */
public enum Spoil {
  /** Not at all: either the message is sound, or only its data breaks a business rule. */
  NONE,
  /** The request body ends in the middle. */
  CUT,
  /** The member that holds the data is absent, or is not what the format says. */
  NO_DATA
}
