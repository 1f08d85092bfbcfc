// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.supervise.JvmFlags;
import dev.helios.standalone.supervise.Launch;
import dev.helios.standalone.supervise.ManagedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The simulator, sending orders, some of them with faults, for as long as the demo runs. */
public final class SimulatorProcess implements ManagedProcess {
  private final DataFolder data;
  private final ServerProcess.Address server;
  private final int rate;
  private final Path home;

  public SimulatorProcess(DataFolder data, ServerProcess.Address server, int rate, Path home) {
    this.data = data;
    this.server = server;
    this.rate = rate;
    this.home = home;
  }

  private Path program() {
    return program(home);
  }

  private static Path program(Path home) {
    return home.resolve("simulator/target/helios-simulator.jar");
  }

  static boolean isBuilt(Path home) {
    return Files.isRegularFile(program(home));
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.SIMULATOR;
  }

  @Override
  public String address() {
    return rate + " events/s to " + server.url();
  }

  @Override
  public void claim() throws Refused {
    prepare(); // it listens nowhere, but what is missing is better said before others start
  }

  @Override
  public void prepare() throws Refused {
    if (!Files.isRegularFile(program())) {
      throw new Refused(
          "The simulator was expected at %s and is not there; start with ./helios, which builds it, or use --no-simulator."
              .formatted(program()));
    }
  }

  @Override
  public Launch launch() throws IOException {
    return forSoLong(Duration.ZERO);
  }

  /**
   * The launch that ends by itself.
   *
   * @param duration in whole seconds; zero for without end
   */
  Launch forSoLong(Duration duration) throws IOException {
    List<String> command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(JvmFlags.SIMULATOR);
    command.addAll(List.of("-cp", program() + ":" + program().resolveSibling("lib") + "/*"));
    command.addAll(List.of("dev.helios.simulator.Main", "simulate"));
    command.addAll(List.of("--rate", Integer.toString(rate)));
    command.addAll(List.of("--duration", Long.toString(duration.toSeconds())));
    command.addAll(List.of("--scenario", "orders", "--faults", "all"));
    command.addAll(List.of("--url", server.url()));
    String build =
        Files.isRegularFile(program()) ? Files.getLastModifiedTime(program()).toString() : "";
    return new Launch(command, Map.of(), home, data.log(kind()), build);
  }

  /** It is useful once it runs; whether the server answers it is the server's matter. */
  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(5);
  }
}
