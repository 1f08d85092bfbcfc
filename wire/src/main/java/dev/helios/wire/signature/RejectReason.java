// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import java.util.Locale;

/**
 * What was wrong with a credential. For metrics and for whoever runs HELIOS; never told to the
 * sender, who could learn from it.
 */
public enum RejectReason {
  /** None was shown. */
  ABSENT,
  /** It cannot be read. */
  MALFORMED,
  /** A secret that is not one of ours. */
  SECRET,
  /** Signed in a way that is not taken here. */
  ALGORITHM,
  /** The signing key is too weak. */
  KEY,
  SIGNATURE,
  ISSUER,
  AUDIENCE,
  /** Too old, expired, or ahead of its time. */
  TIME,
  /** Genuine, but of somebody who may not send here. */
  IDENTITY,
  /** Genuine, but of a topic that is not configured. */
  TOPIC,
  CERTIFICATE,
  /** Seen before. */
  REPLAY,
  /** Nobody may send here: no credential is configured. */
  CLOSED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in metrics. */
  public String label() {
    return label;
  }
}
