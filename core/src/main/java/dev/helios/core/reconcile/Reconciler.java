// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Moves cases on. Pure: the same case, inputs and flow give the same case. What is said is judged
 * from all the evidence each time, so the order of sightings does not matter. A closed case takes
 * further sightings but no progress and no ticks: it keeps the evidence it was closed with.
 *
 * <p>How to drive it, one partition at a time:
 *
 * <ul>
 *   <li>For each event of the log that is no replay: advance the {@link Watermarks}.
 *   <li>For each sighting: {@code apply(case, flow, Progress, Seen)}.
 *   <li>When the partition has been read past the log's end as it stood at {@code now}: for each
 *       case whose {@link Case#nextDue} is not after {@code now}, {@code apply(case, flow,
 *       Progress, Tick(now))}, and keep it under its new due time.
 *   <li>Whenever the revision grew, publish {@link Verdict#of}. When it did not and the due time is
 *       the same, there is nothing to write: the next input brings progress and clock again.
 *   <li>To say one revision of several sightings, apply each to what was said last, with the
 *       evidence of now: {@link Case#with}.
 * </ul>
 */
public final class Reconciler {
  private static final Cloud[] CLOUDS = Cloud.values();

  private Reconciler() {}

  /**
   * The case after these inputs, judged once after all of them. The revision is one higher when
   * status, findings or exposure changed; then {@link Verdict#of} is to be published. The same
   * object comes back when the inputs changed nothing at all, as a redelivery does.
   *
   * @throws IllegalArgumentException when the case belongs to another flow or version
   */
  public static Case apply(Case before, Flow flow, Input... inputs) {
    return apply(before, flow, List.of(inputs));
  }

  /** As {@link #apply(Case, Flow, Input...)}. */
  public static Case apply(Case before, Flow flow, List<Input> inputs) {
    if (!before.flow().equals(flow.name()) || before.version() != flow.version()) {
      throw new IllegalArgumentException(
          "expected flow %s version %d for case %s, found %s version %d"
              .formatted(
                  before.flow(), before.version(), before.key(), flow.name(), flow.version()));
    }
    Evidence evidence = before.evidence();
    for (Input input : inputs) {
      evidence = take(evidence, before, flow, input);
    }
    evidence = withSources(evidence, before, flow, inputs);
    if (evidence.equals(before.evidence())) {
      return before;
    }
    Judgement outcome = Judge.judge(evidence, flow);
    boolean changed = before.revision() == 0 || outcome.differsFrom(before.outcome());
    boolean seen = !evidence.sightings().isEmpty();
    return new Case(
        before.tenant(),
        before.flow(),
        before.version(),
        before.key(),
        evidence,
        before.revision() + (changed && seen ? 1 : 0),
        outcome);
  }

  /** Judges a stored verdict's case anew with a sighting that came after it was forgotten. */
  public static Case amend(Verdict stored, Sighting sighting, Flow flow) {
    return apply(Case.of(stored), flow, new Input.Seen(sighting));
  }

  private static Evidence take(Evidence evidence, Case before, Flow flow, Input input) {
    boolean closed = before.isClosed();
    return switch (input) {
      case Input.Seen seen -> SightingSet.add(evidence, seen.sighting());
      case Input.Progress progress ->
          closed ? evidence : withClouds(evidence, before.tenant(), flow, progress.watermarks());
      case Input.Tick tick -> closed ? evidence : withClock(evidence, tick.now());
    };
  }

  private static Evidence withClock(Evidence evidence, Instant now) {
    Instant clock = evidence.clock();
    return clock != null && !now.isAfter(clock)
        ? evidence
        : new Evidence(
            evidence.sightings(),
            evidence.overflow(),
            evidence.progress(),
            evidence.sources(),
            now);
  }

  /** What is older than what is known is not taken; clouds outside the flow are not kept. */
  private static Evidence withClouds(
      Evidence evidence, TenantId tenant, Flow flow, Watermarks told) {
    Map<Cloud, SourceWatermark> clouds = new EnumMap<>(Cloud.class);
    clouds.putAll(evidence.progress());
    for (Cloud cloud : CLOUDS) {
      KnownSource known = told.of(new SourceId(tenant, SourceRef.of(cloud)));
      if (known == null || !concerns(flow, cloud)) {
        continue;
      }
      SourceWatermark held = clouds.get(cloud);
      if (held == null || !known.watermark().lastArrival().isBefore(held.lastArrival())) {
        clouds.put(cloud, known.watermark());
      }
    }
    return new Evidence(
        evidence.sightings(), evidence.overflow(), clouds, evidence.sources(), evidence.clock());
  }

  /** Of the sources only those are kept that bring what is absent after all inputs. */
  private static Evidence withSources(
      Evidence evidence, Case before, Flow flow, List<Input> inputs) {
    Awaited awaited = Awaited.of(flow, evidence.sightings());
    Watermarks told = null;
    for (Input input : inputs) {
      told = input instanceof Input.Progress progress ? progress.watermarks() : told;
    }
    return evidence.withSources(
        told == null || before.isClosed()
            ? awaited.among(evidence.sources())
            : awaited.among(told, before.tenant(), evidence.sources()));
  }

  private static boolean concerns(Flow flow, Cloud cloud) {
    for (Step step : flow.steps()) { // no streams: asked with every sighting
      if (step.clouds().contains(cloud)) {
        return true;
      }
    }
    return flow.closings().stream().anyMatch(closing -> closing.clouds().contains(cloud));
  }
}
