// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.SourceName;
import java.util.List;
import java.util.function.Consumer;

/** Several back-fills of one kind as one: each begins when the one before has ended. */
final class SequentialBackfill implements Backfill {
  private final List<Backfill> parts;

  private SequentialBackfill(List<Backfill> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * One is itself.
   *
   * @param parts at least one
   */
  static Backfill of(List<Backfill> parts) {
    return parts.size() == 1 ? parts.getFirst() : new SequentialBackfill(parts);
  }

  @Override
  public SourceName name() {
    SourceName first = parts.getFirst().name();
    return new SourceName(first.cloud(), first.kind(), "all of " + parts.size());
  }

  @Override
  public String plan(Range range) throws Exception {
    StringBuilder plan = new StringBuilder();
    for (Backfill part : parts) {
      plan.append(plan.isEmpty() ? "" : " Then: ").append(part.plan(range));
    }
    return plan.toString();
  }

  @Override
  public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
      throws Exception {
    long[] before = new long[2];
    for (Backfill part : parts) {
      boolean last = part == parts.getLast();
      Progress[] newest = {new Progress("starting", 0, 0, false)};
      part.run(
          range,
          intake,
          now -> {
            newest[0] = now;
            progress.accept(
                new Progress(
                    part.name().name() + ": " + now.state(),
                    before[0] + now.found(),
                    before[1] + now.handed(),
                    last && now.done()));
          });
      before[0] += newest[0].found();
      before[1] += newest[0].handed();
    }
  }

  @Override
  public void close() {
    parts.forEach(Backfill::close);
  }
}
