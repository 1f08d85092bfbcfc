// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Pid;
import dev.helios.standalone.data.PidFile;
import dev.helios.standalone.data.RunFolder;
import dev.helios.standalone.supervise.Orphans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code stop}: ends what {@code demo} or {@code up} started from this checkout, and only that. */
final class Stop {
  private static final Duration LIMIT = Duration.ofSeconds(100);

  private final Console console = new Console();

  /** The exit code: 0 when nothing is running afterwards. */
  int run(List<Path> folders) throws IOException, InterruptedException {
    boolean any = false;
    boolean failed = false;
    for (Path folder : folders) {
      RunFolder run = new RunFolder(folder.resolve("run"));
      Optional<PidFile> owner = run.owner();
      if (owner.isPresent()) {
        any = true;
        failed |= !stopOwner(folder, owner.get().pid());
      }
      if (!run.living().isEmpty()) {
        any = true;
        failed |= !stopOrphans(folder);
      }
    }
    if (!any) {
      console.say("Nothing is running.");
    }
    return failed ? 1 : 0;
  }

  private boolean stopOwner(Path folder, Pid owner) throws InterruptedException {
    console.say("Stopping HELIOS (process %d, data in %s) ...".formatted(owner.number(), folder));
    owner.signal("TERM");
    if (owner.awaitExit(LIMIT)) {
      console.say("Stopped.");
      return true;
    }
    console.say(
        "Process %d did not end within %d s; killing it."
            .formatted(owner.number(), LIMIT.toSeconds()));
    owner.signal("KILL");
    return owner.awaitExit(Duration.ofSeconds(5));
  }

  private boolean stopOrphans(Path folder) throws IOException, InterruptedException {
    console.say("Stopping what a killed HELIOS left behind in " + folder + " ...");
    try (DataFolder data = DataFolder.own(folder)) {
      Orphans.stop(data.run(), console);
      return data.run().living().isEmpty();
    } catch (Refused taken) {
      console.say(taken.sentence());
      return false;
    }
  }
}
