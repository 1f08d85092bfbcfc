// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.load.Generator;
import dev.helios.lab.load.Generator.Shape;
import dev.helios.lab.load.JavaGenerator;
import dev.helios.lab.load.Wrk;
import dev.helios.lab.machine.Processors;
import dev.helios.lab.machine.ScratchFolder;
import dev.helios.lab.system.LocalInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run on systems of its own: the start of the demo, warm-up, rounds of baseline and HELIOS, the
 * open loop, the books, and each part alone.
 */
public final class LoadRun {
  /** Of the warm-up that is told apart, so that the report can show whether it was long enough. */
  private static final int SLICES = 4;

  private final Path home;
  private final Path baselineFiles;
  private final MeasurePlan plan;
  private final Findings findings;
  private final String run = Long.toString(System.currentTimeMillis(), 36);

  /**
   * @param home the checkout
   * @param baselineFiles folder of the baseline's files, which may be missing
   */
  public LoadRun(Path home, Path baselineFiles, boolean quick) {
    this.home = home;
    this.baselineFiles = baselineFiles;
    this.plan = MeasurePlan.of(quick);
    this.findings = new Findings(plan);
  }

  /** Runs to the end. */
  public Findings run() throws IOException, InterruptedException {
    for (int i = 0; i < plan.demos(); i++) {
      say("start of the demo, %d of %d", i + 1, plan.demos());
      findings.demos.add(DemoStart.measure(home));
    }
    Path scratch = ScratchFolder.make();
    try (LocalInstance instance = new LocalInstance(home, scratch.resolve("helios"));
        Baseline baseline = baseline(scratch)) {
      say("starting HELIOS");
      instance.up();
      Generator generator =
          Wrk.find(scratch).<Generator>map(wrk -> wrk).orElseGet(JavaGenerator::new);
      findings.generator = generator.name();
      load(instance, baseline, generator);
      limits(instance, generator, scratch);
    } finally {
      ScratchFolder.delete(scratch);
    }
    return findings;
  }

  private @Nullable Baseline baseline(Path scratch) throws IOException, InterruptedException {
    Optional<String> obstacle = Baseline.obstacle(baselineFiles);
    if (obstacle.isPresent()) {
      findings.noBaseline = obstacle.get();
      return null;
    }
    say("starting the baseline");
    return Baseline.start(baselineFiles, scratch.resolve("baseline"));
  }

  private void load(LocalInstance instance, @Nullable Baseline baseline, Generator generator)
      throws IOException, InterruptedException {
    Processors processors = new Processors().add("", instance.processes());
    if (baseline != null) {
      processors.add("baseline ", baseline.processes());
    }
    try (SystemUnderTest subject =
            new SystemUnderTest(instance, generator, processors, plan.settle(), run);
        FeedMeter _ = baseline == null ? null : new FeedMeter(baseline.url())) {
      CatchUp.Standing begin = subject.catchUp().standing();
      warmUp(subject, baseline);
      for (int round = 1; round <= plan.rounds(); round++) {
        round(round, subject, baseline);
      }
      CatchUp.Standing beforeOpen = subject.catchUp().standing();
      say("open loop, %d/s for %d s", plan.perSecond(), plan.open().toSeconds());
      Latencies.Result open = subject.open(plan, run);
      findings.latencies.addAll(open.measured());
      findings.openEvents = open.events();
      findings.openMillis = open.millis();
      close(begin, subject.catchUp().await(beforeOpen, plan.settle()), subject.gaps());
    }
  }

  private void warmUp(SystemUnderTest subject, @Nullable Baseline baseline)
      throws IOException, InterruptedException {
    Duration slice = plan.warmUp().dividedBy(SLICES);
    for (int i = 1; i <= SLICES; i++) {
      say("warm-up, single events, %d of %d", i, SLICES);
      findings.warmUp.add(subject.round("warm-up " + i, Shape.ORDERS, slice));
    }
    say("warm-up, batches and baseline");
    Duration others = plan.warmUpOfOthers();
    findings.warmUp.add(subject.round("warm-up, batches", Shape.BATCHES, others));
    if (baseline != null) {
      findings.warmUp.add(subject.round("warm-up, baseline", baseline, others));
    }
  }

  private void round(int round, SystemUnderTest subject, @Nullable Baseline baseline)
      throws IOException, InterruptedException {
    say("round %d of %d", round, plan.rounds());
    if (baseline != null) {
      findings.baseline.add(subject.round("baseline " + round, baseline, plan.baseline()));
    }
    findings.singles.add(subject.round("single events " + round, Shape.ORDERS, plan.singles()));
    findings.batches.add(subject.round("batches " + round, Shape.BATCHES, plan.batches()));
  }

  /** Whether what was accepted by the feel of the clients is in the books, and they balance. */
  private void close(CatchUp.Standing begin, CatchUp.Caught caught, long gaps) {
    Books books = caught.books();
    findings.gaps = gaps;
    findings.equations = books.equations();
    findings.flaw =
        !books.idle()
            ? "The books did not come to rest in time."
            : !books.isJudged()
                ? "The reconciler had not read all of it in time."
                : !books.balanced()
                    ? "The books do not balance."
                    : caught.admitted() < findings.openEvents
                            || books.admitted() < begin.admitted() + findings.openEvents
                        ? "The books hold fewer events than were accepted."
                        : null;
  }

  private void limits(LocalInstance instance, Generator generator, Path scratch)
      throws IOException, InterruptedException {
    say("each part alone");
    Generator.Shots http =
        generator.run(
            instance.url().resolve("/api/v1/health/live"),
            Shape.GET,
            run,
            MeasurePlan.CONNECTIONS,
            plan.limit());
    double perSecond = (http.requests() - http.failed()) * 1e9 / http.took().toNanos();
    String what =
        "GET /api/v1/health/live of the same server, " + MeasurePlan.CONNECTIONS + " connections";
    findings.limits.add(new Limit("HTTP alone", what, perSecond));
    findings.limits.add(
        BrokerLimit.measure(instance.kafka(), MeasurePlan.CONNECTIONS, plan.limit()));
    findings.limits.add(BrokerLimit.measure(instance.kafka(), 5_000, plan.limit()));
    findings.limits.add(StoreLimit.measure(home, scratch.resolve("store"), plan.limit()));
  }

  private static void say(String text, Object... values) {
    System.out.println("  " + text.formatted(values) + " ...");
  }
}
