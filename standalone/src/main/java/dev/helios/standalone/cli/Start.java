// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.data.KnownFolders;
import dev.helios.standalone.services.LocalServices;
import dev.helios.standalone.services.ServerProcess;
import dev.helios.standalone.services.SimulatorProcess;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.supervise.Orphans;
import dev.helios.standalone.supervise.ProcessSupervisor;
import dev.helios.standalone.supervise.Supervisor;
import dev.helios.standalone.unpack.Jars;
import dev.helios.standalone.unpack.Platform;
import dev.helios.standalone.unpack.Software;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * {@code up} and {@code demo}: everything on this machine, in the foreground, until it is told to
 * stop.
 */
final class Start {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String command;
  private final Options options;
  private final Path home;
  private final Map<String, String> env;
  private final Console console = new Console();

  Start(String command, Options options, Path home, Map<String, String> env) {
    this.command = command;
    this.options = options;
    this.home = home;
    this.env = Map.copyOf(env);
  }

  /** Runs until a signal ends the JVM; returns only when it could not start. */
  void run() throws IOException, InterruptedException, Refused {
    long begun = System.nanoTime();
    DataFolder data = DataFolder.own(options.data());
    new KnownFolders(home).remember(data.root());
    Stopping stopping = new Stopping(data, console);
    try {
      if (options.fresh()) {
        Orphans.stop(data.run(), console);
        data.wipe();
      }
      console.say("HELIOS " + command + ", data in " + data.root());
      ServerProcess.Address address = address();
      Supervisor supervisor = new Supervisor(processes(data, address));
      stopping.watch(supervisor);
      supervisor.start();
      while (!supervisor.awaitReady(PATIENCE)) {
        console.say("  still starting; logs in " + data.root().resolve("logs"));
      }
      data.run().writeOwner(true);
      console.box(summary(data, address, begun));
      browse(address);
      BackgroundTraining.begin(home, data.root().resolve("logs/training.log"))
          .ifPresent(stopping::endsToo);
    } catch (IOException | Refused failed) {
      stopping.now();
      throw failed;
    }
    new CountDownLatch(1).await();
  }

  private ServerProcess.Address address() {
    String host = env.getOrDefault("API_HOST", "127.0.0.1");
    return new ServerProcess.Address(host, options.port(), options.dashboardPort());
  }

  private List<ProcessSupervisor> processes(DataFolder data, ServerProcess.Address address)
      throws IOException, Refused {
    LocalServices services =
        LocalServices.of(data, new Software(data.folder("software"), Jars.here()));
    List<ServiceKind> own = new ArrayList<>();
    List<ManagedProcess> children = new ArrayList<>();
    for (ManagedProcess service : services.services()) {
      String variable = LocalServices.variable(service.kind());
      if (env.getOrDefault(variable, "").isBlank()) {
        own.add(service.kind());
        children.add(service);
      } else {
        console.line(service.kind(), "is yours (" + variable + "), not started here");
      }
    }
    children.add(new ServerProcess(data, services, own, address, home));
    if (options.rate() > 0) {
      children.add(new SimulatorProcess(data, address, options.rate(), home));
    }
    return children.stream()
        .map(child -> new ProcessSupervisor(child, data.run(), console))
        .toList();
  }

  private List<String> summary(DataFolder data, ServerProcess.Address address, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "HELIOS is up after %.1f s", seconds));
    lines.add("");
    lines.add("dashboard   " + address.dashboardUrl() + "   (also " + address.url() + ")");
    lines.add("API         " + address.url());
    lines.add("API docs    " + address.url() + "/docs");
    lines.add("metrics     " + address.url() + "/metrics");
    if (options.rate() > 0) {
      lines.add("simulator   " + options.rate() + " events/s");
    }
    lines.add("data        " + data.root());
    lines.add("logs        " + data.root().resolve("logs"));
    lines.add("stop        Ctrl-C here, or ./helios stop");
    return lines;
  }

  private void browse(ServerProcess.Address address) {
    boolean mac = Platform.current().system().equals("darwin");
    boolean screen = env.containsKey("DISPLAY") || env.containsKey("WAYLAND_DISPLAY");
    if (!options.browser() || !(mac || screen)) {
      return;
    }
    Exec.find(mac ? "open" : "xdg-open")
        .ifPresent(
            opener -> {
              try {
                new ProcessBuilder(opener.toString(), address.dashboardUrl())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
              } catch (IOException noBrowser) {
                console.say("No browser could be opened; the address is above.");
              }
            });
  }
}
