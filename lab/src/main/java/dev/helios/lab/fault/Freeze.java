// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.control.NeverAnswers;
import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code SIGSTOP} of one part: connections stay open and nobody answers, which is worse than death.
 */
public final class Freeze implements Proof {
  private static final int LIMIT_MILLIS = 3_000;
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final FaultTarget target;

  public Freeze(FaultTarget target) {
    this.target = target;
  }

  @Override
  public String name() {
    return "freeze-" + target.label();
  }

  @Override
  public String shows() {
    return switch (target) {
      case SERVER -> "the server frozen and thawed loses nothing and answers what it had received";
      case BROKER -> "with the broker frozen, events are answered 503 with Retry-After within 3 s";
      default -> "with " + target + " frozen, events are accepted, and no answer hangs beyond 3 s";
    };
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    Duration frozen = Duration.ofSeconds(scale.pick(30, 5));
    Map<String, Long> reads = new TreeMap<>();
    UnderLoad run =
        UnderLoad.run(
            cluster,
            cluster.insisting(),
            breaches,
            load -> reads.putAll(freeze(cluster, load, frozen, breaches)));
    boolean answers = target != FaultTarget.SERVER;
    if (answers) {
      breaches.slower("an event's answer", run.slowestMillis(), LIMIT_MILLIS);
      reads.forEach((path, millis) -> breaches.slower("GET " + path, millis, LIMIT_MILLIS));
    }
    long refused = run.ledger().words().getOrDefault("503", 0L);
    if (target == FaultTarget.BROKER) {
      breaches.unless(refused > 0, "no event was answered 503 while the log was away");
    } else if (answers) {
      breaches.unless(refused == 0, refused + " events were answered 503, promised none");
    }
    String more =
        "answers %s, slowest %d ms; reads %s ms"
            .formatted(run.ledger().words(), run.slowestMillis(), reads);
    return Result.of(
        Figures.of(
            "SIGSTOP of " + target + " for " + frozen.toSeconds() + " s",
            1,
            run.tally(),
            run.ledger().silenceMillis(),
            more),
        breaches);
  }

  private Map<String, Long> freeze(
      TestCluster cluster, LoadProcess load, Duration frozen, Breaches breaches)
      throws IOException, InterruptedException {
    try (ReadProbes reads = new ReadProbes(cluster.server().base())) {
      target.freeze(cluster, breaches);
      try {
        Thread.sleep(frozen);
        if (target != FaultTarget.SERVER) {
          judge(reads, breaches);
        }
        breaches.unless(load.isAlive(), "the load ended by itself");
      } finally {
        target.thaw(cluster);
      }
      cluster.server().awaitHealthy();
      return reads.slowest();
    }
  }

  private void judge(ReadProbes reads, Breaches breaches) {
    String live = reads.last("/api/v1/health/live");
    breaches.unless(live.equals("200"), "liveness was answered " + live);
    String ready = reads.last("/api/v1/health/ready");
    String expected = target.stopsIngestion() ? "503" : "200";
    breaches.unless(ready.equals(expected), "readiness was " + ready + ", promised " + expected);
  }

  @Override
  public String wrong() {
    return NeverAnswers.WRONG;
  }

  /** Ten events for a gateway that hangs: the same ledger's eyes must see it. */
  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Ledger ledger;
    try (LoadProcess load = hung(cluster)) {
      ledger = load.stop();
    }
    Breaches breaches = new Breaches(Scale.TIMED_CONTROL);
    breaches.slower("an event's answer", ledger.slowestMillis(0), LIMIT_MILLIS);
    breaches.unless(ledger.words().getOrDefault(Answered.TIMEOUT, 0L) == 0, "an answer never came");
    return Result.of(
        new Figures("events sent to a gateway that hangs", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
  }

  /** A load whose gateway hangs for longer than is promised, and then is gone. */
  private static LoadProcess hung(TestCluster cluster) throws IOException, InterruptedException {
    try (NeverAnswers hanging = NeverAnswers.start()) {
      LoadProcess load = cluster.load(cluster.insisting(List.of(hanging.base())).senders(4));
      Await.until("the load's first request", START_LIMIT, () -> load.attempts() > 0);
      Thread.sleep(2L * LIMIT_MILLIS);
      return load;
    }
  }
}
