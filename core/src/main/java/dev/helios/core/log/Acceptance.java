// SPDX-License-Identifier: MIT
package dev.helios.core.log;

/** What a subscriber made of a batch. */
public enum Acceptance {
  /** It took the whole batch; the next one is to follow. */
  ACCEPTED,

  /**
   * It took nothing: its offsets are not where the batch begins, because another consumer has been
   * there or an earlier answer was lost. Only a subscriber with {@link Offsets} may say so.
   */
  FENCED,

  /** It wants no more; the subscription ends. */
  ENOUGH
}
