// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.data.PidFile;
import dev.helios.standalone.data.RunFolder;
import dev.helios.standalone.supervise.JvmFlags;
import dev.helios.standalone.supervise.Sessions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code --detach}: the same command in the background; returns when everything is ready. */
final class Detached {
  private static final String FLAG = "--detach";

  private final Console console = new Console();

  int run(List<String> arguments, Options options, Path home)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("helios-", ".log");
    Process process = start(arguments, home, log);
    Path run = options.data().resolve("run");
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      Optional<PidFile> owner =
          Files.isDirectory(run) ? new RunFolder(run).owner() : Optional.empty();
      boolean ready =
          owner.isPresent()
              && owner.get().pid().number() == process.pid()
              && owner.get().fingerprint().equals("ready");
      if (ready) {
        console.say(Files.readString(log).strip());
        console.say(
            "Running in the background (process %d); its messages go to %s"
                .formatted(process.pid(), log));
        return 0;
      }
    }
    console.say(Files.readString(log).strip());
    return process.exitValue();
  }

  private static Process start(List<String> arguments, Path home, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(JvmFlags.SUPERVISOR);
    command.addAll(
        List.of("-Dhelios.home=" + home, "-cp", System.getProperty("java.class.path", "")));
    command.add(Main.class.getName());
    arguments.stream().filter(word -> !word.equals(FLAG)).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(Sessions.own(command));
    return builder
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
