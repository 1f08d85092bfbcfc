// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

/** The check could not be made; the message says in one sentence why. */
public final class Unchecked extends Exception {
  Unchecked(String sentence) {
    super(sentence);
  }
}
