// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import dev.helios.lab.ledger.Tally;

/**
 * What a proof counted.
 *
 * @param done what was done to the system, in a few words
 * @param faults how often
 * @param acknowledged contents that were acknowledged
 * @param stored rows of them
 * @param lost acknowledged and not stored
 * @param doubled stored more than once
 * @param changed stored with other bytes, or never sent
 * @param silenceMillis the longest time without an acknowledgement
 * @param more further figures of this proof, in words
 */
public record Figures(
    String done,
    int faults,
    long acknowledged,
    long stored,
    int lost,
    int doubled,
    int changed,
    long silenceMillis,
    String more) {

  public static Figures of(String done, int faults, Tally tally, long silenceMillis, String more) {
    return new Figures(
        done,
        faults,
        tally.acknowledged(),
        tally.stored(),
        tally.lost().size(),
        tally.doubled().size(),
        tally.changed().size() + tally.phantom().size(),
        silenceMillis,
        more);
  }
}
