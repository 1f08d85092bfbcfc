// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import dev.helios.testkit.pubsub.PubSubProcess;
import java.nio.file.Path;

/** Google's own emulator as a child process. It keeps everything in memory: a kill empties it. */
record Emulator(PubSubProcess process) implements StandIn {
  static Emulator start(Path jar) throws Exception {
    return new Emulator(PubSubProcess.google(jar));
  }

  @Override
  public String address() {
    return process.address();
  }

  @Override
  public void kill() {
    process.close();
  }
}
