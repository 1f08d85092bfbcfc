// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description =
        "what is installed, what is missing, what is running; asks the configured clouds, which"
            + " changes nothing there")
final class DoctorCommand implements Callable<Integer> {
  private final Path home;
  private final Map<String, String> environment;

  @Mixin final DataOption data = new DataOption();

  @Mixin final PortOptions ports = new PortOptions();

  DoctorCommand(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Doctor(home, data.folder(home), ports, environment).run(data.folders(home));
  }
}
