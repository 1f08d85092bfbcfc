// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.CloudProgress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all partitions together know of the clouds. Thread-safe. */
public final class ProgressBook {
  private final Map<Integer, PartitionProgress> byPartition = new ConcurrentHashMap<>();

  void put(PartitionProgress told) {
    byPartition.put(told.partition(), told);
  }

  /** Each cloud's progress over all partitions. */
  public Map<Cloud, CloudProgress> clouds() {
    Map<Cloud, CloudProgress> merged = new EnumMap<>(Cloud.class);
    byPartition.values().forEach(progress -> merge(merged, progress));
    return merged;
  }

  /** The same, where what this partition itself knows is newer than what it last told. */
  Map<Cloud, CloudProgress> clouds(PartitionProgress own) {
    Map<Cloud, CloudProgress> merged = new EnumMap<>(Cloud.class);
    merge(merged, own);
    for (PartitionProgress progress : byPartition.values()) {
      if (progress.partition() != own.partition()) {
        merge(merged, progress);
      }
    }
    return merged;
  }

  /** What every partition last told of itself. */
  public Map<Integer, PartitionProgress> partitions() {
    return Map.copyOf(byPartition);
  }

  private static void merge(Map<Cloud, CloudProgress> into, PartitionProgress progress) {
    progress.clouds().forEach((cloud, told) -> into.merge(cloud, told, CloudProgress::merge));
  }
}
