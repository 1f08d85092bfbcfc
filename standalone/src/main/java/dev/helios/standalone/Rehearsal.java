// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A short run of everything, with traffic, from which the JVM writes down what broker and server
 * load, link and spend their time on: later ones start with that.
 */
final class Rehearsal {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration WRITTEN = Duration.ofMinutes(3);
  private static final Duration TRAFFIC = Duration.ofSeconds(20);
  private static final int RATE = 1_000;

  private final DataFolder data;
  private final Crew crew;
  private final Path home;
  private final List<Process> processes = new ArrayList<>();

  Rehearsal(DataFolder data, Jars jars, Path home) throws IOException {
    this.data = data;
    this.crew = Crew.of(data, new Software(jars.software(), jars));
    this.home = home;
  }

  /** Returns whether both ended in order, which is when they write. */
  boolean hold(Path kafkaCache, Path serverCache)
      throws IOException, InterruptedException, Refused {
    Fleet others = new Fleet(List.of(keeper(crew.postgres()), keeper(crew.redis())));
    try {
      others.start();
      crew.kafka().prepare();
      Process broker = begin(crew.kafka().training(kafkaCache));
      if (!others.awaitReady(READY) || !isReady(crew.kafka(), broker)) {
        return false;
      }
      ServerChild.Address address = new ServerChild.Address("127.0.0.1", freePort(), 0);
      ServerChild server =
          new ServerChild(
              data, crew, List.of(Part.POSTGRESQL, Part.KAFKA, Part.REDIS), address, home);
      Process serving = begin(server.training(serverCache));
      if (!isReady(server, serving)) {
        return false;
      }
      SimulatorChild simulator = new SimulatorChild(data, address, RATE, home);
      boolean told = ends(begin(simulator.forSoLong(TRAFFIC)), READY);
      return told && endsWhenAsked(serving) && endsWhenAsked(broker);
    } finally {
      processes.forEach(Process::destroyForcibly);
      others.stop();
    }
  }

  private Keeper keeper(Child child) {
    return new Keeper(child, data.run(), (part, message) -> {});
  }

  private Process begin(Launch launch) throws IOException {
    Process process = launch.start();
    processes.add(process);
    return process;
  }

  private static boolean isReady(Child child, Process process) throws InterruptedException {
    long end = System.nanoTime() + READY.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        if (child.ready()) {
          return true;
        }
      } catch (IOException notYet) {
        // asked again below
      }
      process.waitFor(40, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private static boolean endsWhenAsked(Process process) throws InterruptedException {
    process.destroy();
    return ends(process, WRITTEN);
  }

  private static boolean ends(Process process, Duration limit) throws InterruptedException {
    return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
