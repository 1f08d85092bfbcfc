// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.load.Generator;
import dev.helios.lab.machine.Processors;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Rounds of one system after the other, on the same processors by the same generator. */
final class ClosedLoop {
  private final Generator generator;
  private final Processors processors;
  private final Duration settle;
  private final String run;
  private int rounds;

  ClosedLoop(Generator generator, Processors processors, Duration settle, String run) {
    this.generator = generator;
    this.processors = processors;
    this.settle = settle;
    this.run = run;
  }

  /** HELIOS: until everything that was accepted is stored, judged and fed. */
  Round helios(String name, URI url, CatchUp catchUp, Generator.Shape shape, Duration time)
      throws IOException, InterruptedException {
    boolean batches = shape == Generator.Shape.BATCHES;
    int connections = batches ? MeasurePlan.BATCH_CONNECTIONS : MeasurePlan.CONNECTIONS;
    CatchUp.Standing standing = catchUp.standing();
    Map<String, Long> before = processors.used();
    Generator.Shots shots = generator.run(url, shape, nextRun(), connections, time);
    CatchUp.Caught caught = catchUp.await(standing, settle);
    return new Round(
        name,
        caught.admitted(),
        shots.failed(),
        shots.took(),
        caught.took(),
        caught.complete(),
        caught.gaps(),
        shots.answers(),
        Processors.between(before, processors.used()));
  }

  /** The baseline: it answers when an event is stored and fed, so there is nothing to catch up. */
  Round baseline(String name, Baseline baseline, Duration time)
      throws IOException, InterruptedException {
    long events = baseline.events();
    Map<String, Long> before = processors.used();
    Generator.Shots shots =
        generator.run(baseline.url(), Baseline.SHAPE, nextRun(), MeasurePlan.CONNECTIONS, time);
    Map<String, Long> used = Processors.between(before, processors.used());
    return new Round(
        name,
        baseline.events() - events,
        shots.failed(),
        shots.took(),
        Duration.ZERO,
        true,
        0,
        shots.answers(),
        used);
  }

  private String nextRun() {
    rounds++;
    return "bench-" + run + "r" + rounds;
  }
}
