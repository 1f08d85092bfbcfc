// SPDX-License-Identifier: MIT
package dev.helios.proofs.faults;

import dev.helios.proofs.Breaches;
import dev.helios.proofs.Figures;
import dev.helios.proofs.Proof;
import dev.helios.proofs.Result;
import dev.helios.proofs.Scale;
import dev.helios.proofs.control.Hoarder;
import dev.helios.proofs.ledger.Answered;
import dev.helios.proofs.ledger.Ledger;
import dev.helios.proofs.ledger.Tally;
import dev.helios.proofs.load.LoadProcess;
import dev.helios.proofs.load.Plan;
import dev.helios.proofs.system.Server;
import dev.helios.proofs.system.Signals;
import dev.helios.proofs.system.Stage;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Three times as much as the server can take, on time, whatever it answers. What can be taken is
 * measured first, on the same machine in the same minute.
 */
public final class Overload implements Proof {
  private static final int FACTOR = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 600;
  private static final int IN_FLIGHT = 200;

  /** As many as it lets in at once: fewer would leave some of what it can take unused. */
  private static final int CAPACITY_CONNECTIONS = IN_FLIGHT;

  /** What a load on the same two cores gets to in any case, where three times is meant. */
  private static final double OFFERED_MIN = 1.5;

  private static final double GOODPUT_SHARE = 0.6;
  private static final int LIMIT_MILLIS = 3_000;
  private static final long MEMORY_MIB = 2L * Server.HEAP_MIB;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String shows() {
    return "at three times capacity goodput holds, the rest is told 503 soon, and memory stays bounded";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("HELIOS_IN_FLIGHT_MAX", Integer.toString(IN_FLIGHT));
  }

  @Override
  public Result prove(Stage stage, Scale scale) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    Duration each = Duration.ofSeconds(scale.pick(30, 5));
    URI target = stage.server().base();
    rates(stage, target, CAPACITY_CONNECTIONS, 0, WARM_UP); // a cold server can take less
    Rates capacity = rates(stage, target, CAPACITY_CONNECTIONS, 0, each);
    stage.api().flawsAtRest(Duration.ofMinutes(3));
    int offered = (int) (FACTOR * capacity.accepted());
    Rates over = rates(stage, target, CONNECTIONS, offered, each);
    breaches.answers(over.ledger());
    isOverload(capacity, over, breaches);
    judge(capacity, over, breaches);
    long memory = Signals.residentMib(stage.server().pid()).orElse(0L);
    breaches.unless(memory <= MEMORY_MIB, "the server's memory came to " + memory + " MiB");
    breaches.unless(stage.server().isAlive(), "the server is gone");
    Tally tally = stage.compare(over.ledger(), over.mark(), breaches.found());
    breaches.tally(tally);
    String more =
        "capacity %.0f/s; offered %.0f/s, accepted %.0f/s; p99 of 503s %d ms; server %d MiB; answers %s"
            .formatted(
                capacity.accepted(),
                over.attempted(),
                over.accepted(),
                over.ledger().quantileMillis(0.99, answer -> !answer.isAcknowledged()),
                memory,
                over.ledger().words());
    return Result.of(
        Figures.of("three times capacity", 1, tally, over.ledger().silenceMillis(), more),
        breaches.found());
  }

  /**
   * What a load came to.
   *
   * @param attempted requests a second
   * @param accepted events a second
   */
  private record Rates(Ledger ledger, String mark, double attempted, double accepted) {}

  private static Rates rates(Stage stage, URI target, int senders, int rate, Duration time)
      throws IOException, InterruptedException {
    Plan plan = stage.insisting(List.of(target)).shape(Plan.Shape.ONCE).senders(senders).rate(rate);
    try (LoadProcess load = stage.load(plan)) {
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

  /** Without refusals it was no overload, whatever was meant to be offered. */
  private static void isOverload(Rates capacity, Rates over, Breaches breaches) {
    long refused =
        over.ledger().answers().stream().filter(answer -> !answer.isAcknowledged()).count();
    breaches.unless(refused > 0, "nothing was refused, so it was no overload");
    breaches.atLeast("what was offered", over.attempted(), OFFERED_MIN * capacity.accepted());
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
    return Hoarder.WRONG;
  }

  @Override
  public Result control(Stage stage) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.TIMED_CONTROL);
    try (Hoarder hoarder = Hoarder.start()) {
      Rates capacity = rates(stage, hoarder.base(), 16, 0, Duration.ofSeconds(3));
      Rates over = rates(stage, hoarder.base(), 2 * CONNECTIONS, 0, Duration.ofSeconds(5));
      judge(capacity, over, breaches);
      return Result.of(
          new Figures("everything let wait", 1, 0, 0, 0, 0, 0, 0, ""), breaches.found());
    }
  }
}
