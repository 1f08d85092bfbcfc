// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import dev.helios.core.event.Bytes;
import dev.helios.core.reconcile.Verdict;

/**
 * A verdict with its exact text in the log, which the store keeps unchanged.
 *
 * @param json what {@link VerdictText#json(Verdict)} writes for the verdict
 */
public record PublishedVerdict(Verdict verdict, Bytes json) {

  public static PublishedVerdict of(Verdict verdict) {
    return new PublishedVerdict(verdict, Bytes.of(VerdictText.json(verdict)));
  }

  /**
   * Reads what was published.
   *
   * @throws IllegalArgumentException when the bytes are no verdict
   */
  public static PublishedVerdict parse(byte[] json) {
    return new PublishedVerdict(VerdictText.parse(json), Bytes.of(json));
  }
}
