// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.FeedClient;
import dev.helios.lab.control.ResourceLeak;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A load that goes on, with readers that come and go, and a look at what the server holds. */
public final class Soak implements Proof {
  private static final int RATE = 200;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String shows() {
    return "15 minutes of load and reconnecting readers: heap, descriptors and threads do not grow";
  }

  /** What is bounded is made small, so that it is full before the comparison begins. */
  @Override
  public Map<String, String> settings() {
    return Map.of("HELIOS_DEDUP_MAX", "2000", "HELIOS_FEED_RECENT", "1000");
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    Duration time = Duration.ofSeconds(scale.pick(900, 60, 30));
    int samples = scale.pick(45, 12, 9);
    List<ResourceTrend.Sample> taken = new ArrayList<>();
    long pid = cluster.server().pid();
    try (Jvm server = Jvm.attach(pid)) {
      UnderLoad run =
          UnderLoad.run(
              cluster,
              cluster.insisting().rate(RATE),
              breaches,
              load -> {
                long begun = System.nanoTime();
                int readers = 0;
                for (int i = 1; i <= samples; i++) {
                  readers +=
                      comeAndGo(
                          cluster, begun + time.multipliedBy(i).dividedBy(samples).toNanos(), load);
                  taken.add(ResourceTrend.Sample.of(pid, server));
                }
                breaches.fault(readers >= samples / 2, "only " + readers + " readers came");
              });
      ResourceTrend growth =
          new ResourceTrend(
              taken, scale.full() ? ResourceTrend.Slack.LONG : ResourceTrend.Slack.BRIEF);
      growth.judge(breaches);
      return Result.of(
          Figures.of(
              time.toSeconds() + " s of load",
              0,
              run.tally(),
              run.ledger().silenceMillis(),
              growth.words()),
          breaches);
    }
  }

  /**
   * A reader each second, until then by the clock: on a slow machine fewer, and no longer. How
   * many.
   */
  private static int comeAndGo(TestCluster cluster, long until, LoadProcess load)
      throws IOException, InterruptedException {
    int readers = 0;
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      try (FeedClient reader = FeedClient.open(cluster.server().base(), "")) {
        Thread.sleep(Math.min(left / 1_000_000, 1_000));
        if (reader.isClosed() || !load.isAlive()) {
          throw new IOException("a reader was cut off, or the load ended by itself");
        }
        readers++;
      }
    }
    return readers;
  }

  @Override
  public String wrong() {
    return ResourceLeak.WRONG;
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    Path file = Files.createFile(cluster.folder().resolve("leaked-" + cluster.mark()));
    Process leaker =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx1g", // more than it gets to
                "-cp",
                System.getProperty("java.class.path"),
                ResourceLeak.class.getName(),
                file.toString())
            .start();
    List<ResourceTrend.Sample> taken = new ArrayList<>();
    try {
      Thread.sleep(2_000);
      try (Jvm jvm = Jvm.attach(leaker.pid())) {
        for (int i = 0; i < 6; i++) {
          Thread.sleep(2_000);
          taken.add(ResourceTrend.Sample.of(leaker.pid(), jvm));
          breaches.fault(leaker.isAlive(), "the leaking program ended by itself");
        }
      }
    } finally {
      leaker.destroyForcibly().waitFor();
    }
    new ResourceTrend(taken, ResourceTrend.Slack.BRIEF).judge(breaches);
    return Result.of(new Figures("a leak", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
  }
}
