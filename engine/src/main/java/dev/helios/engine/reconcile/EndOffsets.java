// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.log.LogPartition;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the events topic ended, and when that was asked. A reader that has come so far has read
 * everything that was in the log at that time: then, and only then, it may say that something is
 * missing. Thread-safe.
 */
public final class EndOffsets {
  private final Asker asker;
  private final InstantSource allReceived;
  private volatile @Nullable Snapshot latest;

  private record Snapshot(Instant askedAt, Map<LogPartition, Long> ends) {}

  /** Who knows where a topic ends. */
  public interface Asker {
    Map<LogPartition, Long> ends(List<String> topics) throws LogAwayException, InterruptedException;
  }

  /**
   * @param allReceived a time before which every delivery that was received is in the log or never
   *     will be: now, less what gateways may still have in hand
   */
  public EndOffsets(Asker asker, InstantSource allReceived) {
    this.asker = asker;
    this.allReceived = allReceived;
  }

  /** Asks once; to be called several times a second. */
  public void ask() throws LogAwayException, InterruptedException {
    Instant askedAt = allReceived.instant();
    latest = new Snapshot(askedAt, asker.ends(List.of(Topics.EVENTS)));
  }

  /**
   * The time as of which a reader at this place has read everything; null while it is behind, or
   * nothing is known.
   */
  @Nullable Instant readThrough(int partition, long place) {
    Snapshot known = latest;
    if (known == null) {
      return null;
    }
    Long end = known.ends().get(new LogPartition(Topics.EVENTS, partition));
    return end != null && place >= end ? known.askedAt() : null;
  }
}
