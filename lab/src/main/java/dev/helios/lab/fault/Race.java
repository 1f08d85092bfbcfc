// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.control.CheckThenAct;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.StoredEvent;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Server;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many senders with the same id at the same moment, at two gateways at once. */
public final class Race implements Proof {
  private static final Duration LIMIT = Duration.ofMinutes(12);

  private final boolean conflicting;

  /**
   * @param conflicting whether half of the senders have other content for the id
   */
  public Race(boolean conflicting) {
    this.conflicting = conflicting;
  }

  @Override
  public String name() {
    return conflicting ? "conflict" : "race";
  }

  @Override
  public String shows() {
    return conflicting
        ? "one id with two contents, raced at two gateways: both kept, one as the conflict"
        : "one id raced 64 ways at two gateways is stored once, and every sender is told 2xx";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    int ids = conflicting ? scale.pick(1_000, 20) : scale.pick(2_000, 50, 20);
    try (Server second = cluster.addServer()) {
      second.start();
      LoadPlan plan =
          cluster
              .insisting(List.of(cluster.server().base(), second.base()))
              .shape(conflicting ? LoadPlan.Shape.CONFLICT : LoadPlan.Shape.RACE)
              .senders(conflicting ? 8 : 64)
              .max(ids);
      Ledger ledger;
      try (LoadProcess load = cluster.load(plan)) {
        ledger = load.await(LIMIT);
      }
      Tally tally = cluster.compare(ledger, plan.prefix(), breaches.found());
      List<StoredEvent> rows = own(cluster.api().stored(), plan);
      judge(ledger, tally, rows, ids, breaches);
      String done = ids + " ids, each " + plan.senders() + " times at once";
      return Result.of(
          Figures.of(done, ids, tally, ledger.silenceMillis(), "answers " + ledger.words()),
          breaches);
    }
  }

  private void judge(
      Ledger ledger, Tally tally, List<StoredEvent> rows, int ids, Breaches breaches) {
    breaches.answers(ledger);
    breaches.tally(tally);
    int raced = ledger.overlapping();
    breaches.fault(
        raced * 2 >= ids, "only %d of %d ids were under way twice at once".formatted(raced, ids));
    int contents = conflicting ? 2 : 1;
    breaches.unless(
        rows.size() == ids * contents, rows.size() + " rows, promised " + ids * contents);
    if (conflicting) {
      Set<String> bad = withoutOneConflict(rows);
      breaches.unless(
          bad.isEmpty(),
          bad.size()
              + " ids have not one first and one conflict, as "
              + bad.stream().limit(3).toList());
    }
  }

  private static List<StoredEvent> own(List<StoredEvent> rows, LoadPlan plan) {
    return rows.stream().filter(row -> row.key().startsWith("azure/" + plan.prefix())).toList();
  }

  /** Ids of which not exactly one content is marked as the conflict. */
  private static Set<String> withoutOneConflict(List<StoredEvent> rows) {
    Map<String, Integer> conflicts = new HashMap<>();
    rows.forEach(row -> conflicts.merge(row.key(), row.conflict() ? 1 : 0, Integer::sum));
    Set<String> bad = new HashSet<>(conflicts.keySet());
    bad.removeIf(key -> conflicts.getOrDefault(key, 0) == 1);
    return bad;
  }

  @Override
  public String wrong() {
    return CheckThenAct.WRONG;
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    int ids = 30;
    try (CheckThenAct gateway = CheckThenAct.start()) {
      LoadPlan plan =
          cluster
              .insisting(List.of(gateway.base()))
              .shape(conflicting ? LoadPlan.Shape.CONFLICT : LoadPlan.Shape.RACE)
              .senders(16)
              .max(ids);
      Ledger ledger;
      try (LoadProcess load = cluster.load(plan)) {
        ledger = load.await(LIMIT);
      }
      List<StoredEvent> rows = gateway.stored();
      Tally tally = Tally.of(ledger, rows, plan.prefix());
      judge(ledger, tally, rows, ids, breaches);
      return Result.of(Figures.of(ids + " ids raced", ids, tally, 0, ""), breaches);
    }
  }
}
