// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.load.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run has found out so far; filled while it goes on. Not thread-safe. */
public final class Findings {
  public final Instant started = Instant.now();
  public final MeasurePlan plan;
  public final List<Duration> demos = new ArrayList<>();
  public final List<Round> warmUp = new ArrayList<>();
  public final List<Round> singles = new ArrayList<>();
  public final List<Round> batches = new ArrayList<>();
  public final List<Round> baseline = new ArrayList<>();
  public final List<Measured> latencies = new ArrayList<>();
  public final List<Limit> limits = new ArrayList<>();

  /** Processor time of the open loop, by part. */
  public Map<String, Long> openMillis = Map.of();

  public long openEvents;
  public String generator = "none";

  /** Why the baseline did not run; null when it did. */
  public @Nullable String noBaseline;

  /** How often the feed said that it left events out. */
  public long gaps;

  /** Why the books say that the run is worth nothing, as a sentence; null when they do not. */
  public @Nullable String flaw = "The run did not come to its end.";

  public List<String> equations = List.of();

  public Findings(MeasurePlan plan) {
    this.plan = plan;
  }

  /** A run whose books do not balance says nothing. */
  public boolean isVoid() {
    return flaw != null;
  }

  /** Median of what the rounds kept up with, in events a second; 0 without rounds. */
  public static double median(List<Round> rounds) {
    List<Double> sorted = rounds.stream().map(Round::perSecond).sorted().toList();
    if (sorted.isEmpty()) {
      return 0;
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
