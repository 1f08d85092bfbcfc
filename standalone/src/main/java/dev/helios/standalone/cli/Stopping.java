// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.supervise.Supervisor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops everything exactly once: on Ctrl-C, on SIGTERM and hang-up, or when the start failed. After
 * a signal the exit code is 0, since being stopped is how a foreground program ends.
 */
final class Stopping {
  private final DataFolder data;
  private final Console console;
  private final Thread hook = new Thread(this::bySignal, "stop");
  private final List<Process> companions = new ArrayList<>();
  private boolean done;
  private @Nullable Supervisor supervisor;

  Stopping(DataFolder data, Console console) {
    this.data = data;
    this.console = console;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  synchronized void watch(Supervisor started) {
    supervisor = started;
  }

  /** Ends a process with the rest; it is asked, and has the time the others take. */
  synchronized void endsToo(Process process) {
    companions.add(process);
  }

  private void bySignal() {
    console.say("stopping ...");
    stop();
    console.say("stopped; the data stays in " + data.root());
    Runtime.getRuntime().halt(0);
  }

  /** Stops from the program itself, which goes on afterwards. */
  void now() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // a signal is doing it
    }
    stop();
  }

  private synchronized void stop() {
    if (done) {
      return;
    }
    done = true;
    companions.forEach(Process::destroy);
    try {
      if (supervisor != null) {
        supervisor.stop();
      }
      data.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      console.say("the data folder could not be released: " + gone);
    }
  }
}
