// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * A load that goes on while something is done to the system, and the comparison afterwards.
 *
 * @param ledger what was sent and answered
 * @param tally the comparison with what is stored, when everything has been read
 * @param faultAtMicros when the fault was inflicted, since the epoch
 */
record UnderLoad(Ledger ledger, Tally tally, long faultAtMicros) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int CALM = 100;

  /** Something done to the running system. */
  interface Fault {
    void inflict(LoadProcess load) throws IOException, InterruptedException, Refused;
  }

  /** Runs the load, strikes, waits until acknowledgements come again, and compares. */
  static UnderLoad run(TestCluster cluster, LoadPlan plan, Breaches breaches, Fault fault)
      throws IOException, InterruptedException, Refused {
    Ledger ledger;
    long faultAt;
    try (LoadProcess load = cluster.load(plan)) {
      load.awaitMore(CALM, LIMIT);
      faultAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      fault.inflict(load);
      load.awaitMore(CALM, LIMIT);
      ledger = load.stop();
    }
    Tally tally = cluster.compare(ledger, plan.prefix(), breaches.found());
    breaches.answers(ledger);
    breaches.tally(tally);
    return new UnderLoad(ledger, tally, faultAt);
  }

  /** The same with kills at random moments, of each target in turn. */
  static UnderLoad kill(
      TestCluster cluster,
      LoadPlan plan,
      Breaches breaches,
      List<FaultTarget> targets,
      int kills,
      Random moments)
      throws IOException, InterruptedException, Refused {
    return run(
        cluster,
        plan,
        breaches,
        load -> {
          for (int i = 0; i < kills; i++) {
            targets.get(i % targets.size()).killUnder(load, cluster, moments, breaches);
          }
        });
  }

  /** The longest wait for an answer since the fault, in milliseconds. */
  long slowestMillis() {
    return ledger.slowestMillis(faultAtMicros);
  }
}
