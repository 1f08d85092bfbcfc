// SPDX-License-Identifier: MIT
package dev.helios.proofs.faults;

import dev.helios.proofs.Breaches;
import dev.helios.proofs.Figures;
import dev.helios.proofs.Proof;
import dev.helios.proofs.Result;
import dev.helios.proofs.Scale;
import dev.helios.proofs.ledger.Ledger;
import dev.helios.proofs.ledger.Tally;
import dev.helios.proofs.load.LoadProcess;
import dev.helios.proofs.load.Plan;
import dev.helios.proofs.system.Installation;
import dev.helios.proofs.system.Stage;
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
    return "a start beside the orphans of a killed run: one process of each part, nothing lost, a second start refused";
  }

  @Override
  public Result prove(Stage stage, Scale scale) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    int kills = scale.pick(5, 1);
    try (Installation own = new Installation(stage.home(), stage.folder().resolve("up"))) {
      own.up();
      own.awaitHealthy();
      String mark = stage.mark();
      Plan plan =
          Plan.insisting(List.of(own.base()), stage.folder().resolve("ledger-" + mark), mark);
      Ledger ledger;
      try (LoadProcess load = stage.load(plan)) {
        load.awaitMore(100, LIMIT);
        for (int i = 0; i < kills; i++) {
          own.killSupervisor();
          own.up();
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
          breaches.found());
    }
  }

  private static void alone(Installation own, Breaches breaches) throws IOException {
    for (Map.Entry<String, Long> part : own.processes().entrySet()) {
      breaches.unless(part.getValue() == 1, part.getValue() + " processes of " + part.getKey());
    }
  }

  @Override
  public String wrong() {
    return "a second server started beside the first on the same folder, by hand";
  }

  /** The count of processes must see a second owner of one folder. */
  @Override
  public Result control(Stage stage) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    try (Installation own = new Installation(stage.home(), stage.folder().resolve("up-twice"))) {
      own.up();
      own.awaitHealthy();
      try (Installation.Twin twin = own.twin()) {
        breaches.unless(twin.isAlive(), "the twin does not live");
        alone(own, breaches);
      }
    }
    return Result.of(new Figures("a twin started", 1, 0, 0, 0, 0, 0, 0, ""), breaches.found());
  }
}
