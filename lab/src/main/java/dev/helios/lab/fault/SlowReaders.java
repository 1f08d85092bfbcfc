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
  public Result prove(TestCluster stage, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    List<FeedClient> ordinary = new ArrayList<>();
    List<FeedClient> slow = new ArrayList<>();
    List<FeedClient> stopped = new ArrayList<>();
    try (Jvm server = Jvm.attach(stage.server().pid())) {
      URI base = stage.server().base();
      open(ordinary, base, scale.pick(50, 10));
      open(slow, base, scale.pick(100, 20));
      slow.forEach(reader -> reader.slow(CRAWL));
      open(stopped, base, scale.pick(50, 10));
      stopped.forEach(FeedClient::stop);
      long heap = server.heapAfterCollection();
      UnderLoad run =
          UnderLoad.run(
              stage,
              stage.insisting().senders(32).rate(1_500).padding(PADDING),
              breaches,
              load -> load.awaitMore(scale.pick(OVERFLOW, 500), Duration.ofMinutes(4)));
      long growth = (server.heapAfterCollection() - heap) >> 20;
      Set<String> all = run.ledger().acknowledged().keySet();
      breaches.unless(growth <= HEAP_GROWTH_MIB, "the server's heap grew by " + growth + " MiB");
      int behind = behind(ordinary, all);
      breaches.unless(behind == 0, behind + " ordinary readers were not sent every event");
      long gaps = ordinary.stream().mapToLong(FeedClient::missed).sum();
      breaches.unless(gaps == 0, "ordinary readers were told of " + gaps + " events in gaps");
      String more =
          "%d ordinary, %d slow, %d stopped readers; heap %+d MiB; told to slow ones: %d events in gaps"
              .formatted(
                  ordinary.size(),
                  slow.size(),
                  stopped.size(),
                  growth,
                  slow.stream().mapToLong(FeedClient::missed).sum());
      return Result.of(
          Figures.of(
              "slow and stopped readers of the feed",
              slow.size() + stopped.size(),
              run.tally(),
              run.ledger().silenceMillis(),
              more),
          breaches.found());
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

  @Override
  public String wrong() {
    return "a reader that is told of a gap and goes on as if nothing were missing";
  }

  /** A stopped reader goes on after an overflow; heeding its gap it has all, ignoring it not. */
  @Override
  public Result control(TestCluster stage) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    try (FeedClient reader = FeedClient.open(stage.server().base(), "")) {
      reader.stop();
      LoadPlan plan = stage.insisting().senders(32).rate(0).padding(PADDING).max(OVERFLOW);
      Set<String> all;
      try (LoadProcess load = stage.load(plan)) {
        all = load.await(Duration.ofMinutes(5)).acknowledged().keySet();
      }
      reader.goOn();
      boolean told = Await.within(PATIENCE, () -> reader.missed() > 0);
      if (!told) {
        return new Result.NotRun("the reader was not told of a gap, so it could not ignore one");
      }
      Set<String> had = heeding(stage, reader, all);
      if (!had.containsAll(all)) {
        throw new IOException(
            "a reader that heeds its gap had only " + had.size() + " of " + all.size());
      }
      Set<String> missing = new HashSet<>(all);
      missing.removeAll(reader.keys());
      breaches.unless(missing.isEmpty(), missing.size() + " events were never read");
    }
    return Result.of(new Figures("a gap ignored", 1, 0, 0, 0, 0, 0, 0, ""), breaches.found());
  }

  /** What a reader has that goes back to where its gap began. */
  private static Set<String> heeding(TestCluster stage, FeedClient reader, Set<String> all)
      throws IOException, InterruptedException {
    try (FeedClient again = FeedClient.open(stage.server().base(), reader.gapFrom())) {
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
