// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.prove.Proof;
import java.util.List;

/** Every proof, in the order in which they run. */
public final class Proofs {
  private Proofs() {}

  /**
   * @param seed of the random moments
   */
  public static List<Proof> all(long seed) {
    return List.of(
        new Durability(),
        new Kill(FaultTarget.SERVER, seed),
        new Kill(FaultTarget.BROKER, seed),
        new Kill(FaultTarget.POSTMASTER, seed),
        new Kill(FaultTarget.BACKEND, seed),
        new Kill(FaultTarget.REDIS, seed),
        new VerdictContinuity(seed),
        new Freeze(FaultTarget.SERVER),
        new Freeze(FaultTarget.BROKER),
        new Freeze(FaultTarget.POSTMASTER),
        new Freeze(FaultTarget.REDIS),
        new Drain(),
        new Rolling(),
        new Orphan(),
        new Race(false),
        new Race(true),
        new PoisonItem(),
        new PoisonRecord(seed),
        new ReplacedLog(),
        new StalledSource(),
        new DiskFull(),
        new Resume(),
        new SlowReaders(),
        new Overload(),
        new Soak());
  }
}
