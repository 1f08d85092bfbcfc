// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.services.BuildWarmup;
import dev.helios.standalone.supervise.JvmFlags;
import dev.helios.standalone.unpack.Jars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first start after a build trains the caches of the later ones: in a process of its own, with
 * the lowest priority, while everything is up already.
 */
final class BackgroundTraining {
  private BackgroundTraining() {}

  /**
   * Begins it when it is due; without it later starts are slower, and that is all.
   *
   * @param log where its output goes
   */
  static Optional<Process> begin(Path home, Path log) {
    try {
      if (!new BuildWarmup(Jars.here(), home).isDue()) {
        return Optional.empty();
      }
      List<String> command = new ArrayList<>();
      Exec.find("nice").ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", "19")));
      command.add(JvmFlags.java());
      command.addAll(JvmFlags.SUPERVISOR);
      command.addAll(
          List.of("-Dhelios.home=" + home, "-cp", System.getProperty("java.class.path", "")));
      command.addAll(List.of(Main.class.getName(), "prepare"));
      return Optional.of(
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start());
    } catch (IOException | Refused impossible) {
      return Optional.empty();
    }
  }
}
