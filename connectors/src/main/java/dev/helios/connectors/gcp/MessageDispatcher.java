// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import dev.helios.connectors.flow.FetchThrottle;
import dev.helios.connectors.flow.FetchThrottle.Permit;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hands fetched messages to the handler and acknowledges or gives back each by its answer. Messages
 * of one ordering key go one after the other. When the log does not take a message, that one is
 * given back and the others wait here, still leased, until the {@link FetchThrottle} permits a
 * trial: an outage of the log does not use up the delivery attempts that the dead-letter policy
 * allows.
 *
 * <p>No more than a window of messages is with the intake at a time: an intake that is offered more
 * than it has room for says so as if the log were away.
 *
 * <p>Everything happens on one thread; what waits is bounded by the subscriber's flow control.
 */
final class MessageDispatcher {

  /** What can be done with a message's lease. */
  interface Lease {
    void ack();

    void nack();
  }

  /** The one thread everything happens on. */
  interface Turns {
    void soon(Runnable turn);

    void after(Duration pause, Runnable turn);

    static Turns of(ScheduledExecutorService single) {
      return new Turns() {
        @Override
        public void soon(Runnable turn) {
          single.execute(turn);
        }

        @Override
        public void after(Duration pause, Runnable turn) {
          single.schedule(turn, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
      };
    }
  }

  /** A message with its lease; one of a kind even when the same message is there twice. */
  static final class Pending {
    private final FetchedMessage message;
    private final String key;
    private final Instant publishedAt;
    private final Lease lease;

    /**
     * @param key ordering key, empty for none
     */
    Pending(FetchedMessage message, String key, Instant publishedAt, Lease lease) {
      this.message = message;
      this.key = key;
      this.publishedAt = publishedAt;
      this.lease = lease;
    }
  }

  private final MessageHandler intake;
  private final Turns turns;
  private final int window;
  private final FetchThrottle throttle;
  private final Set<Pending> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, Deque<Pending>> lanes = new HashMap<>();
  private final Deque<Pending> held = new ArrayDeque<>();
  private int underWay;
  private boolean stopped;

  MessageDispatcher(MessageHandler intake, Turns turns, int window, Backoff backoff) {
    this.intake = intake;
    this.turns = turns;
    this.window = window;
    this.throttle = new FetchThrottle(backoff);
  }

  /** Takes a message over. Returns at once. Thread-safe. */
  void offer(Pending pending) {
    waiting.add(pending);
    turns.soon(() -> enter(pending));
  }

  /** Gives back what was not handed over yet, and from now on everything. Thread-safe. */
  void stop() {
    turns.soon(
        () -> {
          stopped = true;
          held.forEach(this::giveBack);
          held.clear();
          lanes.values().forEach(lane -> lane.forEach(this::giveBack));
          lanes.clear();
        });
  }

  /** How many messages wait here. Thread-safe. */
  int size() {
    return waiting.size();
  }

  /** When the oldest that waits here was published. Thread-safe. */
  Optional<Instant> oldest() {
    return waiting.stream().map(pending -> pending.publishedAt).min(Instant::compareTo);
  }

  private void enter(Pending pending) {
    if (stopped) {
      giveBack(pending);
    } else if (pending.key.isEmpty()) {
      pass(pending);
    } else {
      Deque<Pending> lane = lanes.get(pending.key);
      if (lane != null) {
        lane.add(pending);
      } else {
        lanes.put(pending.key, new ArrayDeque<>());
        pass(pending);
      }
    }
  }

  private void pass(Pending pending) {
    held.add(pending);
    fill();
  }

  /** Hands in what is held while there is room and the throttle permits it. */
  private void fill() {
    while (underWay < window && !held.isEmpty()) {
      Optional<Permit> permit = throttle.acquire();
      if (permit.isEmpty()) {
        return;
      }
      take(held.remove(), permit.get());
    }
  }

  private void take(Pending pending, Permit permit) {
    underWay++;
    intake
        .take(pending.message)
        .whenComplete(
            (settlement, thrown) ->
                turns.soon(
                    () -> settle(pending, thrown == null ? settlement : Settlement.NACK, permit)));
  }

  private void settle(Pending pending, Settlement settlement, Permit permit) {
    underWay--;
    switch (settlement) {
      case ACK -> {
        waiting.remove(pending);
        pending.lease.ack();
        throttle.accepted(permit);
        next(pending.key);
      }
      case NACK -> {
        giveBack(pending);
        // Pub/Sub sends the later ones of the key again after this one.
        Deque<Pending> lane = lanes.remove(pending.key);
        if (lane != null) {
          lane.forEach(this::giveBack);
        }
        throttle.rejected(permit).ifPresent(pause -> turns.after(pause, this::tryAgain));
      }
    }
    fill();
  }

  private void next(String key) {
    Deque<Pending> lane = lanes.get(key);
    if (lane == null) {
      return;
    }
    Pending next = lane.poll();
    if (next == null) {
      lanes.remove(key);
    } else {
      pass(next);
    }
  }

  private void tryAgain() {
    throttle.pauseEnded();
    fill();
  }

  private void giveBack(Pending pending) {
    waiting.remove(pending);
    pending.lease.nack();
  }
}
