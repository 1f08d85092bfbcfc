// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of one data folder together: started side by side, stopped one after the other. */
public final class Supervisor {
  private final List<ProcessSupervisor> processes;

  /** The processes, services before those who are told of their ports. */
  public Supervisor(List<ProcessSupervisor> processes) {
    this.processes = List.copyOf(processes);
  }

  /** Starts all at once, but for the simulator: what it sent before its time would be refused. */
  public void start() throws IOException, InterruptedException, Refused {
    for (ProcessSupervisor process : processes) {
      process.settle();
    }
    List<ProcessSupervisor> others =
        processes.stream().filter(process -> process.kind() != ServiceKind.SIMULATOR).toList();
    others.forEach(ProcessSupervisor::start);
    process(ServiceKind.SIMULATOR).ifPresent(simulator -> simulator.startAfter(others));
  }

  /** Whether all were ready within the limit. */
  public boolean awaitReady(Duration limit) throws InterruptedException, Refused {
    long end = System.nanoTime() + limit.toNanos();
    for (ProcessSupervisor process : processes) {
      if (!process.awaitReady(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
        return false;
      }
    }
    return true;
  }

  public Optional<ProcessSupervisor> process(ServiceKind kind) {
    return processes.stream().filter(process -> process.kind() == kind).findFirst();
  }

  public List<ProcessSupervisor> processes() {
    return processes;
  }

  /** Stops all in the order of {@link ServiceKind}; each gets its time, then it is killed. */
  public void stop() throws InterruptedException {
    List<ProcessSupervisor> order =
        processes.stream().sorted(Comparator.comparing(ProcessSupervisor::kind)).toList();
    for (ProcessSupervisor process : order) {
      process.stop();
    }
  }
}
