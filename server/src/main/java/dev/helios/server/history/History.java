// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is stored of events and verdicts, as far as it is judged again. Thread-safe. */
interface History {
  /**
   * Gives the latest verdict of each case of the flow whose first event happened in {@code [from,
   * to)}; returns whether those were all.
   */
  boolean verdicts(
      TenantId tenant, String flow, Instant from, Instant to, int max, Consumer<Verdict> consumer);

  /**
   * Gives the events of these types received in {@code [from, to)}; returns whether it gave all.
   */
  boolean events(
      TenantId tenant, Instant from, Instant to, Set<String> types, Consumer<Event> consumer);

  /** The events of a key; empty when there are more than a case can be judged from. */
  Optional<List<Event>> ofKey(TenantId tenant, String key);

  /** Whether the case has a verdict, whenever it was opened. */
  boolean isJudged(TenantId tenant, String flow, String key);
}
