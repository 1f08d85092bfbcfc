// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.server.runtime.PartHealth;
import dev.helios.server.sources.SourceState.Phase;
import java.util.List;
import java.util.stream.Collectors;

/** What the sources' standing means for health. Pure. */
public final class SourceHealth {
  private SourceHealth() {}

  /** Degraded when one source or more cannot be had; pushes are not among them. */
  public static PartHealth of(List<SourceState> sources) {
    if (sources.isEmpty()) {
      return new PartHealth(PartHealth.NOT_CONFIGURED, null, "events come by push only");
    }
    List<SourceState> lost =
        sources.stream()
            .filter(source -> source.phase() == Phase.WAITING || source.phase() == Phase.FAILED)
            .toList();
    if (lost.isEmpty()) {
      return new PartHealth(PartHealth.HEALTHY, null, sources.size() + " fetched from");
    }
    String names = lost.stream().map(s -> s.name().toString()).collect(Collectors.joining(", "));
    return new PartHealth(PartHealth.DEGRADED, null, "cannot be had now: " + names);
  }
}
