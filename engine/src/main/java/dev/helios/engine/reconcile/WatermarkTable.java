// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.watermark.Watermarks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What all partitions together know of the sources. Thread-safe. */
public final class WatermarkTable {
  /** Of all partitions, with none left out. */
  private static final int NONE = -1;

  private final Map<Integer, PartitionProgress> byPartition = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();

  /** What was merged, by the partition that is left out: asked for with every event. */
  private final Map<Integer, Merged> merged = new ConcurrentHashMap<>();

  private record Merged(long version, Watermarks watermarks) {}

  void put(PartitionProgress told) {
    byPartition.put(told.partition(), told);
    version.incrementAndGet();
  }

  /** How far each source is over all partitions. */
  public Watermarks watermarks() {
    return without(NONE);
  }

  /**
   * The same, with this partition's own knowledge where it is newer than what it last published.
   */
  Watermarks watermarks(PartitionProgress own) {
    return without(own.partition()).merge(own.watermarks());
  }

  private Watermarks without(int partition) {
    long now = version.get();
    Merged known = merged.get(partition);
    if (known != null && known.version() == now) {
      return known.watermarks();
    }
    Watermarks others = Watermarks.NONE;
    for (PartitionProgress progress : byPartition.values()) {
      if (progress.partition() != partition) {
        others = others.merge(progress.watermarks());
      }
    }
    merged.put(partition, new Merged(now, others));
    return others;
  }

  /** What every partition last published of itself. */
  public Map<Integer, PartitionProgress> partitions() {
    return Map.copyOf(byPartition);
  }
}
