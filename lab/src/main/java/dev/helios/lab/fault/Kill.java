// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.control.AckBeforeAppend;
import dev.helios.lab.control.StoreTampering;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** {@code kill -9} of one part at random moments, while events come in over every door. */
public final class Kill implements Proof {
  private static final int ANSWER_LIMIT_MILLIS = 3_000;

  private final FaultTarget victim;
  private final long seed;

  public Kill(FaultTarget victim, long seed) {
    this.victim = victim;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "kill-" + victim.label();
  }

  @Override
  public String shows() {
    String ingestion = victim.stopsIngestion() ? "" : ", and ingestion does not notice";
    return "kill -9 of " + victim + " loses, doubles and changes nothing" + ingestion;
  }

  @Override
  public Result prove(TestCluster stage, Scale scale)
      throws IOException, InterruptedException, Refused {
    int kills = scale.pick(victim.kills(), victim.fewKills(), 1);
    return run(stage, scale, kills, stage.insisting());
  }

  private Result run(TestCluster stage, Scale scale, int kills, LoadPlan plan)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    UnderLoad run = UnderLoad.kill(stage, plan, breaches, List.of(victim), kills, new Random(seed));
    breaches.slower("an answer", run.slowestMillis(), ANSWER_LIMIT_MILLIS);
    if (!victim.stopsIngestion()) {
      long refused = run.ledger().words().getOrDefault("503", 0L);
      breaches.unless(refused == 0, refused + " events were answered 503, promised none");
    }
    String more = "answers " + run.ledger().words() + ", slowest " + run.slowestMillis() + " ms";
    return Result.of(
        Figures.of("kill -9 of " + victim, kills, run.tally(), run.ledger().silenceMillis(), more),
        breaches.found());
  }

  @Override
  public String wrong() {
    return victim.stopsIngestion() ? AckBeforeAppend.WRONG : StoreTampering.WRONG;
  }

  @Override
  public Result control(TestCluster stage) throws IOException, InterruptedException, Refused {
    if (!victim.stopsIngestion()) {
      return StoreTampering.run(stage);
    }
    try (AckBeforeAppend liar = AckBeforeAppend.before(stage.server().base())) {
      return run(stage, Scale.CONTROL, 1, stage.insisting(List.of(liar.base())));
    }
  }
}
