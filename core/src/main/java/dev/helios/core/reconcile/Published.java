// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Bytes;

/**
 * A verdict with the very text it stands under in the log, which the store keeps as it is.
 *
 * @param json what {@link VerdictText#json(Verdict)} writes for the verdict
 */
public record Published(Verdict verdict, Bytes json) {

  public static Published of(Verdict verdict) {
    return new Published(verdict, Bytes.of(VerdictText.json(verdict)));
  }

  /**
   * Reads what was published.
   *
   * @throws IllegalArgumentException when the bytes are no verdict
   */
  public static Published parse(byte[] json) {
    return new Published(VerdictText.parse(json), Bytes.of(json));
  }
}
