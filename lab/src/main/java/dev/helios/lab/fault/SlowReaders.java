// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.client.FeedClient;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.machine.Jvm;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Readers that crawl and readers that stand still, beside ordinary ones. */
public final class SlowReaders implements Proof {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration CRAWL = Duration.ofMillis(500);
  private static final int PADDING = 2_000;
  private static final int HEAP_GROWTH_MIB = 160;

  /** More than fits between server and reader: the server then drops and says so. */
  private static final int OVERFLOW = 12_000;

  @Override
  public String name() {
    return "slow-readers";
  }

  @Override
  public String shows() {
    return "100 slow and 50 stopped readers cost 50 ordinary ones nothing, and are told of every"
        + " gap";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    List<FeedClient> ordinary = new ArrayList<>();
    List<FeedClient> slow = new ArrayList<>();
    List<FeedClient> stopped = new ArrayList<>();
    try (Jvm server = Jvm.attach(cluster.server().pid())) {
      URI base = cluster.server().base();
      open(ordinary, base, scale.pick(50, 10));
      open(slow, base, scale.pick(100, 20));
      slow.forEach(reader -> reader.slow(CRAWL));
      open(stopped, base, scale.pick(50, 10));
      stopped.forEach(FeedClient::stop);
      long heap = server.heapAfterCollection();
      UnderLoad run =
          UnderLoad.run(
              cluster,
              cluster.insisting().senders(32).rate(1_500).padding(PADDING),
              breaches,
              load -> load.awaitMore(OVERFLOW, Duration.ofMinutes(4)));
      long growth = (server.heapAfterCollection() - heap) >> 20;
      Set<String> all = run.ledger().acknowledged().keySet();
      breaches.unless(growth <= HEAP_GROWTH_MIB, "the server's heap grew by " + growth + " MiB");
      int behind = behind(ordinary, all);
      breaches.unless(behind == 0, behind + " ordinary readers were not sent every event");
      long gaps = ordinary.stream().mapToLong(FeedClient::missed).sum();
      breaches.unless(gaps == 0, "ordinary readers were told of " + gaps + " events in gaps");
      int told = told(stopped, slow, all, breaches);
      String more =
          "%d ordinary, %d slow, %d stopped readers; heap %+d MiB; told of gaps or cut off: %d readers"
              .formatted(ordinary.size(), slow.size(), stopped.size(), growth, told);
      return Result.of(
          Figures.of(
              "slow and stopped readers of the feed",
              slow.size() + stopped.size(),
              run.tally(),
              run.ledger().silenceMillis(),
              more),
          breaches);
    } finally {
      ordinary.forEach(FeedClient::close);
      slow.forEach(FeedClient::close);
      stopped.forEach(FeedClient::close);
    }
  }

  private static void open(List<FeedClient> readers, URI server, int count)
      throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      readers.add(FeedClient.open(server, ""));
    }
  }

  private static int behind(List<FeedClient> readers, Set<String> all)
      throws IOException, InterruptedException {
    int behind = 0;
    for (FeedClient reader : readers) {
      if (!Await.within(PATIENCE, () -> reader.keys().containsAll(all))) {
        behind++;
      }
    }
    return behind;
  }

  /**
   * Lets those that were held up read what waits for them; how many were told that they missed
   * something, or were cut off, which tells them too. Whoever was not must have every event.
   */
  private static int told(
      List<FeedClient> stopped, List<FeedClient> slow, Set<String> all, Breaches breaches)
      throws IOException, InterruptedException {
    int told = 0;
    int silent = 0;
    List<FeedClient> heldUp = Stream.concat(stopped.stream(), slow.stream()).toList();
    heldUp.forEach(FeedClient::goOn);
    for (FeedClient reader : heldUp) {
      boolean accounted = Await.within(PATIENCE, () -> isAccounted(reader, all));
      told += reader.missed() > 0 || reader.isClosed() ? 1 : 0;
      silent += accounted ? 0 : 1;
    }
    breaches.unless(silent == 0, silent + " held up readers lack events and were not told so");
    breaches.fault(told > 0, "no reader was held up for so long that events were left out");
    return told;
  }

  /** Whether what it was sent and what it was told it missed are everything, or it was cut off. */
  private static boolean isAccounted(FeedClient reader, Set<String> all) {
    long sent = reader.keys().stream().filter(all::contains).count();
    return reader.isClosed() || sent + reader.missed() >= all.size();
  }

  @Override
  public String wrong() {
    return "a reader that is told of a gap and goes on as if nothing were missing";
  }

  /** A stopped reader goes on after an overflow; heeding its gap it has all, ignoring it not. */
  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    try (FeedClient reader = FeedClient.open(cluster.server().base(), "")) {
      reader.stop();
      LoadPlan plan = cluster.insisting().senders(32).rate(0).padding(PADDING).max(OVERFLOW);
      Set<String> all;
      try (LoadProcess load = cluster.load(plan)) {
        all = load.await(Duration.ofMinutes(5)).acknowledged().keySet();
      }
      reader.goOn();
      boolean told = Await.within(PATIENCE, () -> reader.missed() > 0);
      if (!told) {
        return new Result.NotRun("the reader was not told of a gap, so it could not ignore one");
      }
      Set<String> had = heeding(cluster, reader, all);
      if (!had.containsAll(all)) {
        throw new IOException(
            "a reader that heeds its gap had only " + had.size() + " of " + all.size());
      }
      Set<String> missing = new HashSet<>(all);
      missing.removeAll(reader.keys());
      breaches.unless(missing.isEmpty(), missing.size() + " events were never read");
    }
    return Result.of(new Figures("a gap ignored", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
  }

  /** What a reader has that goes back to where its gap began. */
  private static Set<String> heeding(TestCluster cluster, FeedClient reader, Set<String> all)
      throws IOException, InterruptedException {
    try (FeedClient again = FeedClient.open(cluster.server().base(), reader.gapFrom())) {
      Set<String> had = new HashSet<>();
      Await.within(
          PATIENCE,
          () -> {
            had.addAll(reader.keys());
            had.addAll(again.keys());
            return had.containsAll(all);
          });
      return had;
    }
  }
}
