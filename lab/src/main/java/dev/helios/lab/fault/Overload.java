// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.control.UnboundedQueue;
import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.machine.Cores;
import dev.helios.lab.machine.Signals;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Server;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Three times as much as the system can take, on time, whatever it answers. What can be taken is
 * measured first, in the same minute. System and senders have half of the cores each all the while:
 * on shared ones the senders would take from the system what they ask it for.
 */
public final class Overload implements Proof {
  private static final int FACTOR = 3;
  private static final int CONNECTIONS = 600;
  private static final int IN_FLIGHT = 200;

  /** As many as it lets in at once: fewer would leave some of what it can take unused. */
  private static final int CAPACITY_CONNECTIONS = IN_FLIGHT;

  /** Less than is meant: a sender that waits for an answer sends nothing. */
  private static final double OFFERED_MIN = 2;

  private static final double GOODPUT_SHARE = 0.8;
  private static final int LIMIT_MILLIS = 3_000;
  private static final long MEMORY_MIB = 2L * Server.HEAP_MIB;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String shows() {
    return "at three times capacity goodput holds, the rest is told 503 soon, and memory stays"
        + " bounded";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("HELIOS_IN_FLIGHT_MAX", Integer.toString(IN_FLIGHT));
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    try (Cores cores = Cores.split(cluster.processes())) {
      return prove(cluster, cores, scale);
    }
  }

  private static Result prove(TestCluster cluster, Cores cores, Scale scale)
      throws IOException, InterruptedException {
    Breaches breaches = new Breaches(scale);
    Duration warmUp = Duration.ofSeconds(scale.pick(20, 10, 2));
    Duration each = Duration.ofSeconds(scale.pick(30, 5, 3));
    Senders senders = new Senders(cluster, cores, cluster.server().base());
    senders.send(CAPACITY_CONNECTIONS, 0, warmUp); // a cold server can take less
    Rates capacity = senders.send(CAPACITY_CONNECTIONS, 0, each);
    cluster.api().flawsAtRest(Duration.ofMinutes(3));
    Rates over = senders.send(CONNECTIONS, (int) (FACTOR * capacity.accepted()), each);
    breaches.answers(over.ledger());
    isOverload(capacity, over, breaches);
    judge(capacity, over, breaches);
    long memory = Signals.residentMib(cluster.server().pid()).orElse(0L);
    breaches.unless(memory <= MEMORY_MIB, "the server's memory came to " + memory + " MiB");
    breaches.unless(cluster.server().isAlive(), "the server is gone");
    Tally tally = cluster.compare(over.ledger(), over.mark(), breaches.found());
    breaches.tally(tally);
    String more =
        "capacity %.0f/s; offered %.0f/s, accepted %.0f/s; p99 of 503s %d ms, of 2xx %d ms; server %d MiB; %s; answers %s"
            .formatted(
                capacity.accepted(),
                over.attempted(),
                over.accepted(),
                over.ledger().quantileMillis(0.99, answer -> !answer.isAcknowledged()),
                over.ledger().quantileMillis(0.99, Answered::isAcknowledged),
                memory,
                cores.words(),
                over.ledger().words());
    return Result.of(
        Figures.of("three times capacity", 1, tally, over.ledger().silenceMillis(), more),
        breaches);
  }

  /**
   * What a load came to.
   *
   * @param attempted requests a second
   * @param accepted events a second
   */
  private record Rates(Ledger ledger, String mark, double attempted, double accepted) {}

  private record Senders(TestCluster cluster, Cores cores, URI target) {
    Rates send(int connections, int rate, Duration time) throws IOException, InterruptedException {
      LoadPlan once = cluster.insisting(List.of(target)).shape(LoadPlan.Shape.ONCE);
      LoadPlan plan = once.senders(connections).rate(rate);
      try (LoadProcess load = cluster.load(plan, cores)) {
        load.awaitMore(100, Duration.ofMinutes(2));
        long begun = System.nanoTime();
        long accepted = load.acknowledged();
        long attempted = load.attempts();
        Thread.sleep(time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double acceptedRate = (load.acknowledged() - accepted) / seconds;
        double attemptedRate = (load.attempts() - attempted) / seconds;
        return new Rates(load.stop(), plan.prefix(), attemptedRate, acceptedRate);
      }
    }
  }

  /** Without refusals it was no overload, whatever was meant to be offered. */
  private static void isOverload(Rates capacity, Rates over, Breaches breaches) {
    long refused =
        over.ledger().answers().stream().filter(answer -> !answer.isAcknowledged()).count();
    breaches.fault(refused > 0, "nothing was refused, so it was no overload");
    breaches.offered(over.attempted(), OFFERED_MIN * capacity.accepted());
  }

  private static void judge(Rates capacity, Rates over, Breaches breaches) {
    breaches.slower(
        "99 % of the refusals",
        over.ledger().quantileMillis(0.99, answer -> !answer.isAcknowledged()), LIMIT_MILLIS);
    breaches.slower(
        "99 % of the acceptances",
        over.ledger().quantileMillis(0.99, Answered::isAcknowledged), LIMIT_MILLIS);
    breaches.atLeast("goodput", over.accepted(), GOODPUT_SHARE * capacity.accepted());
  }

  @Override
  public String wrong() {
    return UnboundedQueue.WRONG;
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.TIMED_CONTROL);
    try (UnboundedQueue hoarder = UnboundedQueue.start();
        Cores cores = Cores.split(List.of())) {
      Senders senders = new Senders(cluster, cores, hoarder.base());
      Rates capacity = senders.send(16, 0, Duration.ofSeconds(3));
      Rates over = senders.send(2 * CONNECTIONS, 0, Duration.ofSeconds(5));
      judge(capacity, over, breaches);
      return Result.of(new Figures("everything let wait", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
    }
  }
}
