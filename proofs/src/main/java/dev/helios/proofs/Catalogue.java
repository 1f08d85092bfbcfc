// SPDX-License-Identifier: MIT
package dev.helios.proofs;

import dev.helios.proofs.faults.Kill;
import dev.helios.proofs.faults.Victim;
import java.util.List;

/** Every proof, in the order in which they run. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * @param seed of the random moments
   */
  public static List<Proof> all(long seed) {
    return List.of(
        new Kill(Victim.SERVER, seed),
        new Kill(Victim.BROKER, seed),
        new Kill(Victim.POSTMASTER, seed),
        new Kill(Victim.BACKEND, seed),
        new Kill(Victim.REDIS, seed));
  }
}
