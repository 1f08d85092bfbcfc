// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.LocalInstance;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code kill -9} of {@code ./helios up} itself, and a start while all its children still live. */
public final class Orphan implements Proof {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "orphan";
  }

  @Override
  public String shows() {
    return "a start beside the orphans of a killed run: one process of each part, nothing lost, a"
        + " second start refused";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    int kills = scale.pick(5, 1);
    try (LocalInstance own = new LocalInstance(cluster.home(), cluster.folder().resolve("up"))) {
      own.launch();
      own.awaitHealthy();
      String mark = cluster.mark();
      LoadPlan plan =
          LoadPlan.insisting(List.of(own.url()), cluster.folder().resolve("ledger-" + mark), mark);
      Ledger ledger;
      try (LoadProcess load = cluster.load(plan)) {
        load.awaitMore(100, LIMIT);
        for (int i = 0; i < kills; i++) {
          own.killSupervisor();
          boolean orphans = own.count().values().stream().allMatch(count -> count > 0);
          breaches.fault(orphans, "the parts did not outlive their supervisor");
          own.launch();
          own.awaitSupervised();
          own.awaitHealthy();
          load.awaitMore(50, LIMIT);
        }
        breaches.unless(!own.startsAgain(), "a second start on the same folder was not refused");
        ledger = load.stop();
      }
      alone(own, breaches);
      breaches.found().addAll(own.api().flawsAtRest(LIMIT));
      Tally tally = Tally.of(ledger, own.api().stored(), plan.prefix());
      breaches.answers(ledger);
      breaches.tally(tally);
      return Result.of(
          Figures.of(
              "kill -9 of './helios up', then up again",
              kills,
              tally,
              ledger.silenceMillis(),
              "answers " + ledger.words()),
          breaches);
    }
  }

  private static void alone(LocalInstance own, Breaches breaches) throws IOException {
    for (Map.Entry<String, Long> part : own.count().entrySet()) {
      breaches.unless(part.getValue() == 1, part.getValue() + " processes of " + part.getKey());
    }
  }

  @Override
  public String wrong() {
    return "a second server started beside the first on the same folder, by hand";
  }

  /** The count of processes must see a second owner of one folder. */
  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    try (LocalInstance own =
        new LocalInstance(cluster.home(), cluster.folder().resolve("up-twice"))) {
      own.launch();
      own.awaitHealthy();
      Process second = own.secondServer();
      try {
        breaches.fault(second.isAlive(), "the second server does not run");
        alone(own, breaches);
      } finally {
        second.destroyForcibly().waitFor();
      }
    }
    return Result.of(new Figures("a second server started", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
  }
}
