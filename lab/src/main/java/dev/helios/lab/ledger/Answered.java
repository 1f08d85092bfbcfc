// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

/**
 * How an attempt ended.
 *
 * @param key as in {@link Sent}
 * @param sha256 as in {@link Sent}
 * @param word an HTTP status, or {@link #REFUSED}, {@link #CUT} or {@link #TIMEOUT}
 * @param fate what the answer said became of the event, or {@code -}
 * @param atMicros since the epoch
 * @param tookMicros since the attempt left
 * @param retryAfter whether the answer had a {@code Retry-After}
 */
public record Answered(
    String key,
    String sha256,
    String word,
    String fate,
    long atMicros,
    long tookMicros,
    boolean retryAfter)
    implements LedgerLine {
  /** No connection: the request cannot have been received. */
  public static final String REFUSED = "refused";

  /** The connection ended before the answer: the event may be kept or not. */
  public static final String CUT = "cut";

  /** No answer within the client's patience: the event may be kept or not. */
  public static final String TIMEOUT = "timeout";

  /** When the attempt left, since the epoch. */
  public long startedMicros() {
    return atMicros - tookMicros;
  }

  /** Whether the sender may forget the event. */
  public boolean isAcknowledged() {
    return word.length() == 3 && word.charAt(0) == '2' && !fate.equals("quarantined");
  }
}
