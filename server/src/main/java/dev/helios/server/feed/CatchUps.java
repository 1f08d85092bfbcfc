// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Event;
import dev.helios.core.log.Acceptance;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.LogBatch;
import dev.helios.engine.subscription.LogHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Brings clients that come back to the present, no faster than they read: from memory where it
 * remembers what they missed, from the log where it does not. Blocking; thread-safe.
 */
final class CatchUps {
  private static final int READING_AT_ONCE = 4;
  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(FeedSessions.STUCK_SECONDS);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final FeedHub hub;
  private final LogHistory history;
  private final InstantSource clock;
  private final int bufferMax;
  private final Semaphore reading = new Semaphore(READING_AT_ONCE);

  CatchUps(FeedHub hub, LogHistory history, InstantSource clock, int bufferMax) {
    this.hub = hub;
    this.history = history;
    this.clock = clock;
    this.bufferMax = bufferMax;
  }

  /** Whether the client got there; false when it is gone, or too slow to ever do. */
  boolean bring(FeedClient client, BooleanSupplier open) {
    int rounds = 0;
    while (open.getAsBoolean() && rounds < ROUNDS) {
      switch (hub.join(client)) {
        case IN -> {
          return true;
        }
        case NEARER -> rounds += awaitRoom(client, open) ? 0 : 1;
        case BEHIND -> {
          rounds++;
          readLog(client, open);
        }
      }
    }
    return false;
  }

  private void readLog(FeedClient client, BooleanSupplier open) {
    reading.acquireUninterruptibly();
    try {
      LogHistory.Plan plan =
          history.plan(client.offered(), hub.cursor(), FeedSessions.CATCH_UP_MAX);
      if (plan.skipped() > 0) {
        client.skip(plan.skipped(), client.offered(), plan.start());
      }
      new Reread(client, open, plan).read();
    } finally {
      reading.release();
    }
  }

  /** What is read of the log for one client. */
  private final class Reread {
    private final FeedClient client;
    private final BooleanSupplier open;
    private final LogHistory.Plan plan;
    private Cursor at;
    private boolean whole = true;

    private Reread(FeedClient client, BooleanSupplier open, LogHistory.Plan plan) {
      this.client = client;
      this.open = open;
      this.plan = plan;
      this.at = plan.start();
    }

    private void read() {
      history.read(plan, this::hand);
      if (whole) {
        client.take(List.of(), plan.end()); // records that are no events may be the last
      }
    }

    private Acceptance hand(LogBatch<Event> batch) {
      if (batch.records().isEmpty()) {
        return Acceptance.ACCEPTED;
      }
      Instant now = clock.instant();
      List<FeedItem> items =
          batch.records().stream().map(event -> FeedItem.of(event, now)).toList();
      for (FeedItem item : items) {
        at = at.with(item.position().partition(), item.position().offset() + 1);
      }
      whole = client.take(items, at) && awaitRoom(client, open);
      return whole ? Acceptance.ACCEPTED : Acceptance.ENOUGH;
    }
  }

  /** Whether half of the client's buffer came free, while it was there, before it was stuck. */
  private boolean awaitRoom(FeedClient client, BooleanSupplier open) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (client.waiting() > bufferMax / 2) {
      if (!open.getAsBoolean() || System.nanoTime() > until) {
        return false;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return open.getAsBoolean();
  }
}
