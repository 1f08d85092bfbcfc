// SPDX-License-Identifier: MIT
package dev.helios.proofs;

/**
 * How much of a proof is done, and how times are judged.
 *
 * @param quick a form that shows that it works, instead of all of it
 * @param timed whether promises about time are judged; tests judge none
 * @param crowding how many times as long as promised things may take, because others work on the
 *     machine too; 1 where nobody does
 */
public record Scale(boolean quick, boolean timed, double crowding) {
  /** For a negative control: little of it, and only what is not about time. */
  public static final Scale CONTROL = new Scale(true, false, 1);

  /** For a negative control of a promise about time. */
  public static final Scale TIMED_CONTROL = new Scale(true, true, 1);

  public int pick(int full, int few) {
    return quick ? few : full;
  }
}
