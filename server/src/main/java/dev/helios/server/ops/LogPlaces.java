// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.engine.LogBatch.Stretch;
import dev.helios.engine.LogBatch.TopicSlot;
import dev.helios.store.Advance;
import dev.helios.store.LogPartition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same places in the words of the engine and of the store. */
final class LogPlaces {
  private LogPlaces() {}

  static Map<TopicSlot, Long> of(Map<LogPartition, Long> progress, Set<TopicSlot> wanted) {
    Map<TopicSlot, Long> places = new HashMap<>();
    progress.forEach(
        (partition, offset) -> {
          TopicSlot slot = new TopicSlot(partition.topic(), partition.partition());
          if (wanted.contains(slot)) {
            places.put(slot, offset);
          }
        });
    return places;
  }

  static List<Advance> advances(Map<TopicSlot, Stretch> stretches) {
    return stretches.entrySet().stream()
        .map(
            entry ->
                new Advance(
                    new LogPartition(entry.getKey().topic(), entry.getKey().partition()),
                    entry.getValue().from(),
                    entry.getValue().to(),
                    entry.getValue().records()))
        .toList();
  }
}
