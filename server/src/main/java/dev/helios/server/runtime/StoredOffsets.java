// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Offsets;
import dev.helios.engine.LogAdmin.LogAwayException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The offsets that a writer keeps in the database, as those of the log that the brokers have now:
 * in a log that was replaced everything is new, and is read from its beginning.
 */
public final class StoredOffsets implements Offsets {
  private final CurrentLog current;
  private final Consumer<LogIdentity> readFrom;
  private final Supplier<Map<LogPartition, Long>> progress;

  /**
   * @param readFrom tells the writer which log it reads
   * @param progress how far the writer is in that log
   */
  public StoredOffsets(
      CurrentLog current,
      Consumer<LogIdentity> readFrom,
      Supplier<Map<LogPartition, Long>> progress) {
    this.current = current;
    this.readFrom = readFrom;
    this.progress = progress;
  }

  @Override
  public Map<LogPartition, Long> next(Set<LogPartition> partitions) {
    try {
      readFrom.accept(current.ask());
    } catch (LogAwayException e) {
      throw new IllegalStateException("expected the brokers to say which log they have", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the brokers were asked for the log", e);
    }
    Map<LogPartition, Long> next = new HashMap<>(progress.get());
    next.keySet().retainAll(partitions);
    return next;
  }
}
