// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.client.ResumingReader;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Connections to the feed dropped over and over; each reader says where it was. */
public final class Resume implements Proof {
  private static final int READERS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration AWAY = Duration.ofMillis(10);

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String shows() {
    return "readers of the feed that are dropped 1,000 times and come back miss no event";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    return run(cluster, scale, scale.pick(1_000, 50), true);
  }

  private static Result run(TestCluster cluster, Scale scale, int drops, boolean resuming)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    List<ResumingReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < READERS; i++) {
        readers.add(new ResumingReader(cluster.server().base(), resuming));
      }
      UnderLoad run =
          UnderLoad.run(
              cluster, cluster.insisting(), breaches, load -> drop(readers, drops, load, breaches));
      Set<String> acknowledged = run.ledger().acknowledged().keySet();
      long missing = 0;
      long told = 0;
      for (ResumingReader reader : readers) {
        missing += missing(reader, acknowledged, resuming);
        told += reader.missed();
      }
      breaches.unless(
          missing == 0, missing + " events did not come to all of " + READERS + " readers");
      breaches.unless(told == 0, "readers were told of " + told + " events in gaps");
      return Result.of(
          Figures.of(
              "feed connections dropped and resumed",
              drops,
              run.tally(),
              run.ledger().silenceMillis(),
              READERS + " readers, missing " + missing + ", in gaps " + told),
          breaches);
    } finally {
      readers.forEach(ResumingReader::close);
    }
  }

  private static void drop(
      List<ResumingReader> readers, int drops, LoadProcess load, Breaches breaches)
      throws IOException, InterruptedException {
    long before = load.acknowledged();
    for (int i = 0; i < drops; i++) {
      readers.get(i % READERS).reconnect(AWAY);
      if (!load.isAlive()) {
        throw new IOException("the load ended by itself");
      }
    }
    breaches.fault(
        load.acknowledged() > before, "no event came while connections were being dropped");
  }

  /** How many acknowledged events the reader was not sent, when it has had its time. */
  private static long missing(ResumingReader reader, Set<String> acknowledged, boolean wait)
      throws IOException, InterruptedException {
    if (wait) {
      Await.within(PATIENCE, () -> reader.seen().containsAll(acknowledged));
    }
    Set<String> missing = new HashSet<>(acknowledged);
    missing.removeAll(reader.seen());
    return missing.size();
  }

  @Override
  public String wrong() {
    return "readers that come back without saying where they were";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    return run(cluster, Scale.CONTROL, 100, false);
  }
}
