// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import java.time.Duration;
import java.util.Set;

/**
 * Work beside the requests. A capability declares it as a bean, and {@link ServerLifecycle} runs
 * it, on a thread of its own.
 *
 * @param name unique on a server; its thread is {@code helios-} and this
 * @param enabled whether this server does it: most work belongs to a role
 * @param needs what it waits for before it begins
 */
public record Job(String name, boolean enabled, Set<Need> needs, Schedule schedule, Work work) {

  public Job {
    needs = Set.copyOf(needs);
  }

  /** How often. */
  public sealed interface Schedule {
    /** Once; again, with growing pauses, only when it fails. */
    record UntilDone() implements Schedule {}

    /** At once and then with this pause in between, whether it fails or not. */
    record Every(Duration pause) implements Schedule {}
  }

  /** Something that may fail, and is then tried again. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** Work that is done once. */
  public static Job untilDone(String name, boolean enabled, Set<Need> needs, Work work) {
    return new Job(name, enabled, needs, new Schedule.UntilDone(), work);
  }

  /** Work that is done again and again. */
  public static Job every(
      Duration pause, String name, boolean enabled, Set<Need> needs, Work work) {
    return new Job(name, enabled, needs, new Schedule.Every(pause), work);
  }
}
