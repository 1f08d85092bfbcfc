// SPDX-License-Identifier: MIT
package dev.helios.proofs;

import dev.helios.proofs.faults.DiskFull;
import dev.helios.proofs.faults.Drain;
import dev.helios.proofs.faults.Durability;
import dev.helios.proofs.faults.Freeze;
import dev.helios.proofs.faults.Kill;
import dev.helios.proofs.faults.Orphan;
import dev.helios.proofs.faults.Overload;
import dev.helios.proofs.faults.PoisonItem;
import dev.helios.proofs.faults.PoisonRecord;
import dev.helios.proofs.faults.Race;
import dev.helios.proofs.faults.Resume;
import dev.helios.proofs.faults.Rolling;
import dev.helios.proofs.faults.SlowReaders;
import dev.helios.proofs.faults.Soak;
import dev.helios.proofs.faults.Verdicts;
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
        new Durability(),
        new Kill(Victim.SERVER, seed),
        new Kill(Victim.BROKER, seed),
        new Kill(Victim.POSTMASTER, seed),
        new Kill(Victim.BACKEND, seed),
        new Kill(Victim.REDIS, seed),
        new Verdicts(seed),
        new Freeze(Victim.SERVER),
        new Freeze(Victim.BROKER),
        new Freeze(Victim.POSTMASTER),
        new Freeze(Victim.REDIS),
        new Drain(),
        new Rolling(),
        new Orphan(),
        new Race(false),
        new Race(true),
        new PoisonItem(),
        new PoisonRecord(seed),
        new DiskFull(),
        new Resume(),
        new SlowReaders(),
        new Overload(),
        new Soak());
  }
}
