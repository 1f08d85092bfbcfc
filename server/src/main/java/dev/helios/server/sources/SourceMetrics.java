// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.server.sources.SourceState.Phase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** Shows how the sources stand to those who scrape; what is not known is {@code NaN}. */
public final class SourceMetrics {
  private final MeterRegistry registry;

  public SourceMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows one source, from now on. */
  public void show(SourceState state) {
    Tags tags =
        Tags.of(
            "cloud", state.name().cloud().label(),
            "kind", state.name().kind(),
            "source", state.name().name());
    count(state, "messages", tags.and("fate", "kept"), "Messages fetched", SourceState::kept);
    count(state, "messages", tags.and("fate", "later"), "Messages fetched", SourceState::later);
    count(state, "errors", tags, "Times the source was lost or refused", SourceState::errors);
    gauge(state, "running", tags, "1 while it fetches", s -> s.phase() == Phase.RUNNING ? 1 : 0);
    gauge(state, "lag.messages", tags, "Waiting in the cloud", SourceMetrics::messages);
    gauge(state, "lag.seconds", tags, "Age of the oldest that waits", SourceMetrics::seconds);
    gauge(state, "last.event.seconds", tags, "When one was last kept", SourceMetrics::lastEvent);
  }

  private void count(
      SourceState state,
      String name,
      Tags tags,
      String description,
      ToDoubleFunction<SourceState> value) {
    FunctionCounter.builder("helios.source." + name, state, value)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private void gauge(
      SourceState state,
      String name,
      Tags tags,
      String description,
      ToDoubleFunction<SourceState> value) {
    Gauge.builder("helios.source." + name, state, value)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private static double messages(SourceState state) {
    return state.lag().map(asked -> (double) asked.lag().messages()).orElse(Double.NaN);
  }

  private static double seconds(SourceState state) {
    return state
        .lag()
        .flatMap(asked -> asked.lag().oldest())
        .map(SourceMetrics::inSeconds)
        .orElse(Double.NaN);
  }

  private static double lastEvent(SourceState state) {
    return state
        .lastEvent()
        .map(at -> inSeconds(Duration.between(Instant.EPOCH, at)))
        .orElse(Double.NaN);
  }

  private static double inSeconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
