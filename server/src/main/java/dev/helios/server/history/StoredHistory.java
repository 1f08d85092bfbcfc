// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Verdict;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.events.EventQueries;
import dev.helios.store.events.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** History in PostgreSQL. */
record StoredHistory(CaseQueries cases, EventQueries events) implements History {

  @Override
  public boolean verdicts(
      TenantId tenant, String flow, Instant from, Instant to, int max, Consumer<Verdict> consumer) {
    return cases.judgedBetween(tenant, flow, from, to, max, consumer).complete();
  }

  @Override
  public boolean events(
      TenantId tenant, Instant from, Instant to, Set<String> types, Consumer<Event> consumer) {
    return events
        .between(tenant, from, to, types, stored -> consumer.accept(stored.event()))
        .complete();
  }

  @Override
  public Optional<List<Event>> ofKey(TenantId tenant, String key) {
    List<StoredEvent> found = events.ofKey(tenant, key);
    return found.size() >= EventQueries.MAX_OF_KEY
        ? Optional.empty()
        : Optional.of(found.stream().map(StoredEvent::event).toList());
  }

  @Override
  public boolean isJudged(TenantId tenant, String flow, String key) {
    return cases.latest(tenant, flow, key).isPresent();
  }
}
