// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Event;
import dev.helios.core.log.Acceptance;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.cases.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events that the tail brings to every client. Each event is encoded once, and so is the
 * frame that clients share. Thread-safe.
 */
public final class FeedHub {
  private final InstantSource clock;
  private final int recentMax;
  private final FeedMetrics metrics;
  private final Rates rates;
  private final Set<FeedClient> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch begun = new CountDownLatch(1);

  /** Guarded by this, as is the order in which clients are offered events. */
  private @Nullable RecentEvents recent;

  private Cursor cursor = Cursor.start(0);

  public FeedHub(InstantSource clock, int recentMax, FeedMetrics metrics, Rates rates) {
    this.rates = rates;
    this.clock = clock;
    this.recentMax = recentMax;
    this.metrics = metrics;
    metrics.watch(clients);
  }

  /** The tail starts at this cursor: everything after it will be fed. */
  public synchronized void started(Cursor start) {
    cursor = start;
    recent = new RecentEvents(recentMax, start);
    begun.countDown();
  }

  /** Waits until the tail has started; false when it has not within the limit. */
  boolean awaitStart(Duration limit) throws InterruptedException {
    return begun.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Events, from the subscription to them. */
  public Acceptance acceptEvents(LogBatch<Event> batch) {
    events(batch.records(), cursor().after(batch.ranges()));
    return Acceptance.ACCEPTED;
  }

  /** Verdicts, from the subscription to them. */
  public Acceptance acceptVerdicts(LogBatch<PublishedVerdict> batch) {
    if (!batch.records().isEmpty()) {
      verdicts(batch.records().stream().map(logged -> logged.value().verdict()).toList());
    }
    return Acceptance.ACCEPTED;
  }

  /** Events in log order per partition, and the place behind them. */
  public void events(List<Logged<Event>> events, Cursor after) {
    Instant now = clock.instant();
    List<FeedItem> items = new ArrayList<>(events.size());
    for (Logged<Event> event : events) {
      items.add(FeedItem.of(event, now));
      metrics.fed(event.value().receivedAt(), now);
      rates.count(event.value().identity().tenant(), event.value().cloud(), now);
    }
    FeedBatch batch = new FeedBatch(items, after);
    synchronized (this) {
      cursor = after;
      if (recent != null) {
        recent.add(items);
      }
      clients.forEach(client -> client.offer(batch));
    }
  }

  /** Verdicts in the order of the log; of several on one case only the last is fed. */
  public void verdicts(List<Verdict> verdicts) {
    if (clients.isEmpty()) {
      return;
    }
    Map<CaseId, FeedVerdict> last = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      FeedVerdict item = new FeedVerdict(verdict);
      last.put(item.id(), item);
    }
    clients.forEach(client -> client.offerVerdicts(last.values()));
  }

  /** Where the feed stands: the cursor behind the newest event it has handed out. */
  public synchronized Cursor cursor() {
    return cursor;
  }

  /** When an event was handed to the clients, where that is still remembered. */
  public synchronized Optional<Instant> fedAt(Position position) {
    return recent == null ? Optional.empty() : recent.fedAt(position);
  }

  /** How near a client is to the present. */
  public enum Nearness {
    /** It is fed everything from now on. */
    IN,
    /** It was given as much as it has room for; there is more. */
    NEARER,
    /** What it has missed is not remembered any more; the log has it. */
    BEHIND
  }

  /**
   * Gives a client what it has missed since where it stands, as far as it has room, and lets it in
   * when that was all.
   */
  public synchronized Nearness join(FeedClient client) {
    if (recent == null) {
      return Nearness.BEHIND;
    }
    Optional<List<FeedItem>> missed = recent.after(client.offered());
    if (missed.isEmpty()) {
      return Nearness.BEHIND;
    }
    if (!client.take(missed.get(), cursor)) {
      return Nearness.NEARER;
    }
    clients.add(client);
    return Nearness.IN;
  }

  void leave(FeedClient client) {
    clients.remove(client);
  }

  public int size() {
    return clients.size();
  }

  void heartbeat() {
    Instant now = clock.instant();
    clients.forEach(client -> client.nudge(at -> Frames.heartbeat(at, now)));
  }
}
