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

  private final FaultTarget target;
  private final long seed;

  public Kill(FaultTarget target, long seed) {
    this.target = target;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "kill-" + target.label();
  }

  @Override
  public String shows() {
    String ingestion = target.stopsIngestion() ? "" : ", and ingestion does not notice";
    return "kill -9 of " + target + " loses, doubles and changes nothing" + ingestion;
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    int kills = scale.pick(target.kills(), target.fewKills(), 1);
    return run(cluster, scale, kills, cluster.insisting());
  }

  private Result run(TestCluster cluster, Scale scale, int kills, LoadPlan plan)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    UnderLoad run =
        UnderLoad.kill(cluster, plan, breaches, List.of(target), kills, new Random(seed));
    breaches.slower("an answer", run.slowestMillis(), ANSWER_LIMIT_MILLIS);
    if (!target.stopsIngestion()) {
      long refused = run.ledger().words().getOrDefault("503", 0L);
      breaches.unless(refused == 0, refused + " events were answered 503, promised none");
    }
    String more = "answers " + run.ledger().words() + ", slowest " + run.slowestMillis() + " ms";
    return Result.of(
        Figures.of("kill -9 of " + target, kills, run.tally(), run.ledger().silenceMillis(), more),
        breaches);
  }

  @Override
  public String wrong() {
    return target.stopsIngestion() ? AckBeforeAppend.WRONG : StoreTampering.WRONG;
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    if (!target.stopsIngestion()) {
      return StoreTampering.run(cluster);
    }
    try (AckBeforeAppend liar = AckBeforeAppend.before(cluster.server().base())) {
      return run(cluster, Scale.CONTROL, 1, cluster.insisting(List.of(liar.base())));
    }
  }
}
