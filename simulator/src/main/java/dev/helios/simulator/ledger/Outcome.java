// SPDX-License-Identifier: MIT
package dev.helios.simulator.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the server said of one message.
 *
 * @param status HTTP status of the whole answer
 * @param word {@code accepted}, {@code duplicate}, {@code quarantined}, or {@code unknown} where
 *     the body did not say
 * @param quarantineId where the server keeps it, null where it did not say
 */
public record Outcome(int status, String word, @Nullable String quarantineId) {
  public static final String ACCEPTED = "accepted";
  public static final String DUPLICATE = "duplicate";
  public static final String QUARANTINED = "quarantined";
  public static final String UNKNOWN = "unknown";

  /** Whether the server took responsibility for this message as an event. */
  public boolean acknowledged() {
    return word.equals(ACCEPTED) || word.equals(DUPLICATE);
  }
}
