// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.services.BuildWarmup;
import dev.helios.standalone.unpack.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "prepare",
    hidden = true,
    description = "unpacks the programs and trains the caches that make later starts faster")
final class PrepareCommand implements Callable<Integer> {
  private final Path home;

  PrepareCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    new BuildWarmup(Jars.here(), home).run();
    return 0;
  }
}
