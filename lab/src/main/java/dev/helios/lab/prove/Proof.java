// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.util.Map;

/** A promise, something that could break it, and a deliberately wrong variant that does. */
public interface Proof {
  /** Short and stable: what {@code --only} takes. */
  String name();

  /** What holds when it is kept, in one sentence. */
  String shows();

  /** Settings of the server that this proof wants beside the usual. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Size of the disk that all data is on, in MiB; 0 where it does not matter. */
  default int diskMib() {
    return 0;
  }

  /** Hurts the system and says what became of the promise. Leaves the system working. */
  Result prove(TestCluster cluster, Scale scale) throws IOException, InterruptedException, Refused;

  /** What the negative control does wrong, in a few words. */
  String wrong();

  /**
   * The same look at the wrong variant: a result that is not broken means a proof that proves
   * nothing.
   */
  Result control(TestCluster cluster) throws IOException, InterruptedException, Refused;
}
