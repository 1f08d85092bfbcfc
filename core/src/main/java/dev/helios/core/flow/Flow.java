// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ought to happen for one key: steps, deadlines, order, agreements. Only {@link FlowParser}
 * makes valid ones; {@link FlowText} writes them back. Immutable.
 *
 * @param key path of the correlation key in the data of every step without a path of its own
 * @param window deadline of every step without one of its own, from the case's first event time
 * @param lateness how long after a deadline an event that happened in time may still be received
 * @param hold how long after a deadline a silent source keeps a step undecided
 * @param order chains of step names: each step is caused by the one before it
 */
public record Flow(
    String name,
    int version,
    String key,
    Duration window,
    Duration lateness,
    Duration hold,
    List<Step> steps,
    List<List<String>> order,
    List<Agreement> agreements,
    List<Closing> closings,
    @Nullable ExposureRule exposure) {

  public static final Duration DEFAULT_LATENESS = Duration.ofSeconds(1);
  public static final Duration DEFAULT_HOLD = Duration.ofMinutes(10);

  public Flow {
    steps = List.copyOf(steps);
    order = order.stream().map(List::copyOf).toList();
    agreements = List.copyOf(agreements);
    closings = List.copyOf(closings);
  }

  /** The step of this name. */
  public Optional<Step> step(String stepName) {
    return steps.stream().filter(step -> step.name().equals(stepName)).findFirst();
  }

  /** The closing of this {@link Closing#name}. */
  public Optional<Closing> closing(String closingName) {
    return closings.stream().filter(closing -> closing.name().equals(closingName)).findFirst();
  }

  /** The deadline of a step, counted from the case's first event time. */
  public Duration deadlineOf(Step step) {
    return step.deadline() == null ? window : step.deadline();
  }

  /** The longest of all deadlines. */
  public Duration longestDeadline() {
    return steps.stream().map(this::deadlineOf).max(Duration::compareTo).orElse(window);
  }
}
