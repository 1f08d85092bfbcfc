// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of one data folder together: started side by side, stopped one after the other. */
final class Fleet {
  private final List<Keeper> keepers;

  /** The keepers, services before those who are told of their ports. */
  Fleet(List<Keeper> keepers) {
    this.keepers = List.copyOf(keepers);
  }

  /** Starts all at once, but for the simulator: what it sent before its time would be refused. */
  void start() throws IOException, InterruptedException, Refused {
    for (Keeper keeper : keepers) {
      keeper.settle();
    }
    List<Keeper> others =
        keepers.stream().filter(keeper -> keeper.part() != Part.SIMULATOR).toList();
    others.forEach(Keeper::start);
    keeper(Part.SIMULATOR).ifPresent(simulator -> simulator.startAfter(others));
  }

  /** Whether all were ready within the limit. */
  boolean awaitReady(Duration limit) throws InterruptedException, Refused {
    long end = System.nanoTime() + limit.toNanos();
    for (Keeper keeper : keepers) {
      if (!keeper.awaitReady(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
        return false;
      }
    }
    return true;
  }

  Optional<Keeper> keeper(Part part) {
    return keepers.stream().filter(keeper -> keeper.part() == part).findFirst();
  }

  List<Keeper> keepers() {
    return keepers;
  }

  /** Stops all in the order of {@link Part}; each gets its time, then it is killed. */
  void stop() throws InterruptedException {
    List<Keeper> order = keepers.stream().sorted(Comparator.comparing(Keeper::part)).toList();
    for (Keeper keeper : order) {
      keeper.stop();
    }
  }
}
