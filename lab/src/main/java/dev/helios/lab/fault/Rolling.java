// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.load.LoadProcess;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two servers behind a client that goes round, restarted in turn. */
public final class Rolling implements Proof {
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  /** An attempt at the one that is away, and one at the other. */
  private static final int ATTEMPTS_MAX = 2;

  @Override
  public String name() {
    return "rolling";
  }

  @Override
  public String shows() {
    return "two servers restarted in turn: every event is taken at the second attempt at the"
        + " latest";
  }

  /** Restarts servers while a load is on. */
  private interface Restart {
    void restart(Server first, Server second) throws IOException, InterruptedException;
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    return run(cluster, scale, scale.pick(6, 1), Rolling::inTurn);
  }

  private static void inTurn(Server first, Server second) throws IOException, InterruptedException {
    for (Server server : List.of(first, second)) {
      server.terminate(END_LIMIT);
      server.start();
    }
  }

  private static void atOnce(Server first, Server second) throws IOException, InterruptedException {
    first.terminate(END_LIMIT);
    second.terminate(END_LIMIT);
    first.launch();
    second.start();
    first.awaitHealthy();
  }

  private Result run(TestCluster cluster, Scale scale, int rounds, Restart restart)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    Server first = cluster.server();
    try (Server second = cluster.addServer()) {
      second.start();
      UnderLoad run =
          UnderLoad.run(
              cluster,
              cluster.insisting(List.of(first.base(), second.base())),
              breaches,
              load -> rounds(rounds, restart, List.of(first, second), load, breaches));
      int attempts = mostAttempts(run.ledger());
      breaches.more("attempts for one event", attempts, ATTEMPTS_MAX);
      String more =
          "most attempts for one event %d; answers %s".formatted(attempts, run.ledger().words());
      return Result.of(
          Figures.of(
              "two servers restarted in turn",
              2 * rounds,
              run.tally(),
              run.ledger().silenceMillis(),
              more),
          breaches);
    }
  }

  private static void rounds(
      int rounds, Restart restart, List<Server> servers, LoadProcess load, Breaches breaches)
      throws IOException, InterruptedException {
    for (int i = 0; i < rounds; i++) {
      List<Long> before = servers.stream().map(Server::pid).toList();
      restart.restart(servers.getFirst(), servers.getLast());
      breaches.fault(
          before.stream().noneMatch(Signals::isAlive), "a server was not ended and started anew");
      load.awaitMore(50, Duration.ofMinutes(1));
    }
  }

  /** Attempts of one event up to its first acknowledgement. */
  static int mostAttempts(Ledger ledger) {
    Map<String, Integer> attempts = new HashMap<>();
    Map<String, Boolean> done = new HashMap<>();
    int most = 0;
    for (Answered answer : ledger.answers()) {
      if (!done.containsKey(answer.key())) {
        most = Math.max(most, attempts.merge(answer.key(), 1, Integer::sum));
        if (answer.isAcknowledged()) {
          done.put(answer.key(), true);
        }
      }
    }
    return most;
  }

  @Override
  public String wrong() {
    return "both servers restarted at once";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    return run(cluster, Scale.TIMED_CONTROL, 1, Rolling::atOnce);
  }
}
