// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import dev.helios.core.watermark.ClockSkew;
import dev.helios.core.watermark.SourceWatermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The times of a case, and what the clocks of its clouds allow. */
record Timeline(
    Flow flow, Instant firstEvent, Instant firstReceipt, Map<Cloud, SourceWatermark> progress) {

  /** The evidence must hold a sighting. */
  static Timeline of(Flow flow, Evidence evidence) {
    Instant firstEvent = Instant.MAX;
    Instant firstReceipt = Instant.MAX;
    for (Sighting sighting : evidence.sightings()) {
      firstEvent = sighting.occurredAt().isBefore(firstEvent) ? sighting.occurredAt() : firstEvent;
      firstReceipt =
          sighting.receivedAt().isBefore(firstReceipt) ? sighting.receivedAt() : firstReceipt;
    }
    return new Timeline(flow, firstEvent, firstReceipt, evidence.progress());
  }

  Deadline of(Step step) {
    Instant deadline = firstEvent.plus(flow.deadlineOf(step));
    Instant knowable = firstReceipt.isAfter(deadline) ? firstReceipt : deadline;
    return new Deadline(
        step.name(), deadline, knowable.plus(flow.lateness()), knowable.plus(flow.hold()));
  }

  List<Deadline> all() {
    return flow.steps().stream().map(this::of).toList();
  }

  /** How far apart two events may be in the wrong order before the order is called wrong. */
  Duration tolerance(Cloud one, Cloud other) {
    return one == other
        ? ClockSkew.TOLERANCE
        : ClockSkew.TOLERANCE.plus(skew(one)).plus(skew(other));
  }

  private Duration skew(Cloud cloud) {
    SourceWatermark known = progress.get(cloud);
    return known == null ? Duration.ZERO : known.skew().estimate();
  }
}
