// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.data.Pid;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A living child: started by this process, or adopted from a dead one (then it is nobody's child
 * here, and its exit code is unknown).
 */
public record Running(Pid pid, @Nullable Process process) {

  boolean adopted() {
    return process == null;
  }

  boolean awaitExit(Duration limit) throws InterruptedException {
    return process == null
        ? pid.awaitExit(limit)
        : process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean alive() {
    return process == null ? pid.alive() : process.isAlive();
  }

  /** Ends it: first as it likes to be asked, then, after the limit, by force, with its children. */
  boolean stop(String signal, Duration limit) throws InterruptedException {
    pid.signal(signal);
    if (awaitExit(limit)) {
      return true;
    }
    pid.signalTree("CONT");
    pid.signalTree("KILL");
    awaitExit(Duration.ofSeconds(5));
    return false;
  }

  String exit() {
    if (process == null || process.isAlive()) {
      return "ended";
    }
    int code = process.exitValue();
    return code > 128 ? "ended by signal " + (code - 128) : "ended with code " + code;
  }
}
