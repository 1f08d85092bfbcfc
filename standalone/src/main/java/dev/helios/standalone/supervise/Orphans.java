// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.PidFile;
import dev.helios.standalone.data.RunFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Children whose HELIOS was killed: stopped in order, as their own supervisor would have done. */
public final class Orphans {
  private Orphans() {}

  /** How many there were. The caller owns the data folder. */
  public static int stop(RunFolder run, Progress progress)
      throws IOException, InterruptedException {
    Map<ServiceKind, PidFile> living = run.living();
    for (var orphan : living.entrySet()) {
      ServiceKind kind = orphan.getKey();
      Running running = new Running(orphan.getValue().pid(), null);
      boolean orderly = running.stop(kind == ServiceKind.POSTGRESQL ? "INT" : "TERM", limit(kind));
      progress.line(kind, orderly ? "stopped" : "killed");
      run.forget(kind);
    }
    return living.size();
  }

  private static Duration limit(ServiceKind kind) {
    return switch (kind) {
      case SIMULATOR -> Duration.ofSeconds(5);
      case SERVER -> Duration.ofSeconds(15);
      case REDIS -> Duration.ofSeconds(10);
      case KAFKA -> Duration.ofSeconds(20);
      case POSTGRESQL -> Duration.ofSeconds(30);
    };
  }
}
