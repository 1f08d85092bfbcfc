// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * SIGTERM under load: whatever the server has received is answered before it ends. From outside, an
 * event was received when it is stored; so nothing may be stored whose only attempt was cut off.
 */
public final class Drain implements Proof {
  private static final Duration END_LIMIT = Duration.ofSeconds(30);
  private static final int END_PROMISE_MILLIS = 10_000;
  private static final int KILLS_MAX = 5;

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String shows() {
    return "SIGTERM answers every received request before the server ends, within 10 s";
  }

  /** Ends the server somehow; how long that took, in milliseconds. */
  private interface End {
    long end(TestCluster cluster) throws InterruptedException;
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    return run(cluster, breaches, scale.pick(10, 2, 1), Drain::terminate);
  }

  private static long terminate(TestCluster cluster) throws InterruptedException {
    long start = System.nanoTime();
    boolean inOrder = cluster.server().terminate(END_LIMIT);
    return inOrder ? (System.nanoTime() - start) / 1_000_000 : Long.MAX_VALUE;
  }

  private static long kill(TestCluster cluster) throws InterruptedException {
    cluster.server().kill9();
    return 0;
  }

  private Result run(TestCluster cluster, Breaches breaches, int rounds, End end)
      throws IOException, InterruptedException, Refused {
    long[] slowestEnd = new long[1];
    UnderLoad run =
        UnderLoad.run(
            cluster,
            plan(cluster),
            breaches,
            load -> {
              for (int i = 0; i < rounds; i++) {
                load.awaitMore(100, Duration.ofMinutes(2));
                slowestEnd[0] = Math.max(slowestEnd[0], end.end(cluster));
                cluster.server().start();
              }
            });
    Map<String, Long> words = run.ledger().words();
    breaches.fault(
        words.containsKey(Answered.REFUSED) || words.containsKey(Answered.CUT),
        "no sender met a server that was ending or away");
    Set<String> unanswered = receivedAndCut(run.ledger(), cluster);
    breaches.unless(
        unanswered.isEmpty(),
        unanswered.size() + " received requests had no answer, as " + first(unanswered));
    breaches.slower("ending", slowestEnd[0], END_PROMISE_MILLIS);
    String more =
        "received and not answered %d; slowest end %d ms; answers %s"
            .formatted(unanswered.size(), slowestEnd[0], run.ledger().words());
    return Result.of(
        Figures.of("SIGTERM under load", rounds, run.tally(), run.ledger().silenceMillis(), more),
        breaches);
  }

  /** Each event once, so that what is stored can only have come with that attempt. */
  private static LoadPlan plan(TestCluster cluster) {
    return cluster.insisting().shape(LoadPlan.Shape.ONCE).senders(32).rate(500);
  }

  private static Set<String> receivedAndCut(Ledger ledger, TestCluster cluster) throws IOException {
    Set<String> cut = new HashSet<>();
    for (Answered answer : ledger.answers()) {
      if (answer.word().equals(Answered.CUT)) {
        cut.add(answer.key());
      }
    }
    Set<String> found = new TreeSet<>();
    cluster.api().stored().stream()
        .filter(row -> cut.contains(row.key()))
        .forEach(row -> found.add(row.key()));
    return found;
  }

  private static String first(Set<String> keys) {
    return keys.stream().limit(3).toList().toString();
  }

  @Override
  public String wrong() {
    return "kill -9 in place of SIGTERM";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Result result = new Result.NotRun("no kill was tried");
    for (int i = 0; i < KILLS_MAX && !(result instanceof Result.Broken); i++) {
      Breaches breaches = new Breaches(Scale.CONTROL);
      result = run(cluster, breaches, 1, Drain::kill);
    }
    return result;
  }
}
