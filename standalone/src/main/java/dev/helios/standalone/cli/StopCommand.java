// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "stop",
    description = "stops what demo or up started from this checkout, and only that")
final class StopCommand implements Callable<Integer> {
  private final Path home;

  @Mixin final DataOption data = new DataOption();

  StopCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Stop().run(data.folders(home));
  }
}
