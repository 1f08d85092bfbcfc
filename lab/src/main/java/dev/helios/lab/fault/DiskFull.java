// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.client.Reply;
import dev.helios.lab.load.Event;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.machine.SmallDisk;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Api;
import dev.helios.lab.system.Server;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The disk under everything fills up: events are turned away before anything breaks. */
public final class DiskFull implements Proof {
  private static final long MARK = 192L << 20;
  private static final String SETTING = "HELIOS_LOG_FREE_MIN";
  private static final String BEYOND_ANY_DISK = "1000000GiB";
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int DISK_MIB = 1_000;
  private static final long NEARLY_NOTHING = 16L << 20;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public String shows() {
    return "with the disk nearly full events are answered 503 before anything breaks, and taken"
        + " again by itself";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(SETTING, (MARK >> 20) + "MiB");
  }

  @Override
  public int diskMib() {
    return DISK_MIB;
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    boolean small = SmallDisk.isAt(cluster.folder());
    int times = small ? scale.pick(5, 1) : 1;
    List<Long> before = pids(cluster);
    UnderLoad run =
        UnderLoad.run(
            cluster,
            cluster.insisting(),
            breaches,
            load -> {
              for (int i = 0; i < times; i++) {
                if (small) {
                  fill(cluster, load, breaches);
                } else {
                  pretend(cluster, breaches);
                }
              }
            });
    breaches.unless(pids(cluster).equals(before), "the broker or PostgreSQL did not survive");
    String how = small ? "a disk of " + DISK_MIB + " MiB filled" : "a mark above what is free";
    return Result.of(
        Figures.of(
            how,
            times,
            run.tally(),
            run.ledger().silenceMillis(),
            "answers " + run.ledger().words()),
        breaches);
  }

  private static long free(TestCluster cluster) throws IOException {
    return Files.getFileStore(cluster.folder()).getUsableSpace();
  }

  private static List<Long> pids(TestCluster cluster) {
    return List.of(
        cluster.services().pid(ServiceKind.KAFKA), cluster.services().pid(ServiceKind.POSTGRESQL));
  }

  private static void fill(TestCluster cluster, LoadProcess load, Breaches breaches)
      throws IOException, InterruptedException {
    Path ballast = cluster.folder().resolve("ballast");
    SmallDisk.fill(ballast, MARK - (16L << 20));
    try {
      breaches.fault(free(cluster) < MARK, "%d MiB are free".formatted(free(cluster) >> 20));
      refuses(cluster.api(), cluster.mark(), breaches);
      Thread.sleep(Duration.ofSeconds(3)); // events go on knocking
    } finally {
      Files.delete(ballast);
    }
    load.awaitMore(50, LIMIT);
  }

  /** Where no small disk can be had: a server whose mark is above what is free. */
  private static void pretend(TestCluster cluster, Breaches breaches)
      throws IOException, InterruptedException {
    try (Server second = cluster.addServer(Map.of(SETTING, BEYOND_ANY_DISK))) {
      second.launch();
      refuses(second.api(), cluster.mark(), breaches);
    }
  }

  private static void refuses(Api api, String mark, Breaches breaches)
      throws IOException, InterruptedException {
    int[] n = new int[1];
    boolean turned =
        Await.within(
            LIMIT,
            () ->
                api.post(Event.of(mark, n[0]++, 0))
                        instanceof Reply.Http(int s, boolean again, var b)
                    && s == 503
                    && again);
    breaches.unless(turned, "no event was answered 503 with Retry-After at the mark");
    String ready = api.get("/api/v1/health/ready").word();
    breaches.unless(ready.equals("503"), "readiness was " + ready + ", promised 503");
    String live = api.get("/api/v1/health/live").word();
    breaches.unless(live.equals("200"), "liveness was " + live + ", promised 200");
  }

  @Override
  public String wrong() {
    return "the same without a mark, until the disk is full";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    if (!SmallDisk.isAt(cluster.folder())) {
      return withoutMark(cluster);
    }
    Breaches breaches = new Breaches(Scale.CONTROL);
    List<Long> before = pids(cluster);
    Path ballast = cluster.folder().resolve("ballast");
    Path ledger = Files.createTempFile("helios-prove-", ".ledger"); // on a disk that has room
    cluster.server().close();
    try (Server careless = cluster.addServer(Map.of(SETTING, "0"))) {
      careless.start();
      LoadPlan plan =
          LoadPlan.insisting(List.of(careless.base()), ledger, cluster.mark()).padding(20_000);
      try (LoadProcess load = cluster.load(plan)) {
        load.awaitMore(20, LIMIT);
        SmallDisk.fill(ballast, 0);
        long left = free(cluster);
        breaches.fault(left < NEARLY_NOTHING, "%d MiB are free".formatted(left >> 20));
        breaches.unless(
            !Await.within(LIMIT, () -> !survives(cluster, before)),
            "the broker or PostgreSQL died");
      } finally {
        Files.deleteIfExists(ballast);
      }
    } finally {
      Files.deleteIfExists(ledger);
    }
    return Result.of(new Figures("a full disk", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
  }

  private static boolean survives(TestCluster cluster, List<Long> before) {
    try {
      return pids(cluster).equals(before)
          && before.stream().allMatch(pid -> ProcessHandle.of(pid).isPresent());
    } catch (IllegalStateException notRunning) {
      return false;
    }
  }

  private static Result withoutMark(TestCluster cluster) throws IOException, InterruptedException {
    Breaches breaches = new Breaches(Scale.CONTROL);
    String answer = cluster.api().post(Event.of(cluster.mark(), 0, 0)).word();
    breaches.unless(answer.equals("503"), "an event was answered " + answer);
    return Result.of(new Figures("no mark reached", 1, 0, 0, 0, 0, 0, 0, ""), breaches);
  }
}
