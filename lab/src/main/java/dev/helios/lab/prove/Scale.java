// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

/**
 * How much of a proof is done, and how times are judged.
 *
 * @param timed whether promises about time are judged; tests judge none
 * @param crowding how many times as long as promised things may take, because others work on the
 *     machine too; 1 where nobody does
 */
public record Scale(Size size, boolean timed, double crowding) {
  /** How much. */
  public enum Size {
    /** Everything that is promised. */
    FULL,
    /** Enough to show that it works. */
    QUICK,
    /** As little as shows anything: what the test suite has time for. */
    LEAST
  }

  /** For the test suite and for a negative control: little, and only what is not about time. */
  public static final Scale CONTROL = new Scale(Size.LEAST, false, 1);

  /** For a negative control of a promise about time. */
  public static final Scale TIMED_CONTROL = new Scale(Size.LEAST, true, 1);

  public boolean full() {
    return size == Size.FULL;
  }

  public int pick(int full, int few) {
    return pick(full, few, few);
  }

  public int pick(int full, int few, int least) {
    return switch (size) {
      case FULL -> full;
      case QUICK -> few;
      case LEAST -> least;
    };
  }
}
