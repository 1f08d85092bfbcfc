// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Event;
import dev.helios.core.event.Logged;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.reconcile.Published;
import java.util.List;
import java.util.Map;

/** Records read from the log together, and the stretch of each partition that they are. */
public record LogBatch(
    List<Logged<Event>> events,
    List<Logged<Quarantined>> quarantined,
    List<Logged<Receipt>> receipts,
    List<Logged<Published>> verdicts,
    Map<TopicSlot, Stretch> stretches) {

  /** A partition of a topic. */
  public record TopicSlot(String topic, int partition) {}

  /**
   * A part of a partition, half-open.
   *
   * @param from offset at which the reader stood
   * @param to offset at which it stands after these records
   * @param records how many lie between; fewer than {@code to - from} where the log has gaps
   */
  public record Stretch(long from, long to, int records) {}
}
