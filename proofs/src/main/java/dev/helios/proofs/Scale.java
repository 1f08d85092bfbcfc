// SPDX-License-Identifier: MIT
package dev.helios.proofs;

/**
 * How much of a proof is done.
 *
 * @param quick a form that shows that it works, instead of all of it
 * @param timed whether promises about time are judged; tests judge none
 */
public record Scale(boolean quick, boolean timed) {
  public int pick(int full, int few) {
    return quick ? few : full;
  }
}
