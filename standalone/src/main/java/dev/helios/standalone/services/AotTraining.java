// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.supervise.Launch;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.supervise.ProcessSupervisor;
import dev.helios.standalone.supervise.Supervisor;
import dev.helios.standalone.unpack.Jars;
import dev.helios.standalone.unpack.Software;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A short run of everything, with traffic, from which the JVM writes down what broker and server
 * load, link and spend their time on: later ones start with that.
 */
final class AotTraining {
  // Generous: with the lowest priority beside a running demo it takes minutes.
  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration WRITTEN = Duration.ofMinutes(5);
  private static final Duration TRAFFIC = Duration.ofSeconds(20);
  private static final int RATE = 1_000;

  private final DataFolder data;
  private final LocalServices services;
  private final Path home;
  private final List<Process> processes = new CopyOnWriteArrayList<>();

  AotTraining(DataFolder data, Jars jars, Path home) throws IOException {
    this.data = data;
    this.services = LocalServices.of(data, new Software(jars.software(), jars));
    this.home = home;
  }

  /** Returns whether both ended in order, which is when they write. */
  boolean hold(Path kafkaCache, Path serverCache)
      throws IOException, InterruptedException, Refused {
    Supervisor others =
        new Supervisor(List.of(supervised(services.postgres()), supervised(services.redis())));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> abort(others), "abort-training"));
    try {
      others.start();
      services.kafka().prepare();
      Process broker = begin(services.kafka().training(kafkaCache));
      if (!others.awaitReady(READY) || !isReady(services.kafka(), broker)) {
        return false;
      }
      ServerProcess.Address address = new ServerProcess.Address("127.0.0.1", freePort(), 0);
      ServerProcess server =
          new ServerProcess(
              data,
              services,
              List.of(ServiceKind.POSTGRESQL, ServiceKind.KAFKA, ServiceKind.REDIS),
              address,
              home);
      Process serving = begin(server.training(serverCache));
      if (!isReady(server, serving)) {
        return false;
      }
      SimulatorProcess simulator = new SimulatorProcess(data, address, RATE, home);
      boolean told = ends(begin(simulator.forSoLong(TRAFFIC)), READY);
      return told && endsWhenAsked(serving) && endsWhenAsked(broker);
    } finally {
      end(others);
    }
  }

  private void abort(Supervisor others) {
    try {
      end(others);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(Supervisor others) throws InterruptedException {
    processes.forEach(Process::destroyForcibly);
    others.stop();
  }

  private ProcessSupervisor supervised(ManagedProcess child) {
    return new ProcessSupervisor(child, data.run(), (kind, message) -> {});
  }

  private Process begin(Launch launch) throws IOException {
    Process process = launch.start();
    processes.add(process);
    return process;
  }

  private static boolean isReady(ManagedProcess child, Process process)
      throws InterruptedException {
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
