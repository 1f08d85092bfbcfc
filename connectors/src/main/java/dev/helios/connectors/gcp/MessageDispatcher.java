// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
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
 * Hands fetched messages to the intake and settles them by their settlement. Messages of one
 * ordering key go one after the other. When the log cannot take a message, that one is given back
 * and the others wait here, still leased: after a pause a single one tries again, so that an outage
 * of the log does not use up the delivery attempts that the dead-letter policy allows.
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

  private enum Gate {
    OPEN,
    /** Until the pause is over. */
    SHUT,
    /** The pause is over; the next message tries. */
    AJAR,
    /** One message is trying. */
    TRYING
  }

  private final MessageHandler intake;
  private final Turns turns;
  private final int window;
  private final Duration pause;
  private final Duration maxPause;
  private final Set<Pending> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, Deque<Pending>> lanes = new HashMap<>();
  private final Deque<Pending> held = new ArrayDeque<>();
  private Gate gate = Gate.OPEN;
  private Duration nextPause;
  private int underWay;
  private boolean stopped;

  MessageDispatcher(
      MessageHandler intake, Turns turns, int window, Duration pause, Duration maxPause) {
    this.intake = intake;
    this.turns = turns;
    this.window = window;
    this.pause = pause;
    this.maxPause = maxPause;
    this.nextPause = pause;
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
    switch (gate) {
      case OPEN -> {
        if (underWay < window) {
          take(pending, false);
        } else {
          held.add(pending);
        }
      }
      case AJAR -> {
        gate = Gate.TRYING;
        take(pending, true);
      }
      case SHUT, TRYING -> held.add(pending);
    }
  }

  private void take(Pending pending, boolean trial) {
    underWay++;
    intake
        .take(pending.message)
        .whenComplete(
            (settlement, thrown) ->
                turns.soon(
                    () -> settle(pending, thrown == null ? settlement : Settlement.NACK, trial)));
  }

  private void settle(Pending pending, Settlement settlement, boolean trial) {
    underWay--;
    switch (settlement) {
      case ACK -> {
        waiting.remove(pending);
        pending.lease.ack();
        if (trial) {
          open();
        }
        next(pending.key);
      }
      case NACK -> {
        giveBack(pending);
        // Pub/Sub sends the later ones of the key again after this one.
        Deque<Pending> lane = lanes.remove(pending.key);
        if (lane != null) {
          lane.forEach(this::giveBack);
        }
        if (trial || gate == Gate.OPEN) {
          shut();
        }
      }
    }
    fill();
  }

  private void fill() {
    while (gate == Gate.OPEN && underWay < window && !held.isEmpty()) {
      take(held.remove(), false);
    }
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

  private void shut() {
    gate = Gate.SHUT;
    turns.after(nextPause, this::tryAgain);
    Duration doubled = nextPause.multipliedBy(2);
    nextPause = doubled.compareTo(maxPause) < 0 ? doubled : maxPause;
  }

  private void tryAgain() {
    gate = Gate.AJAR;
    Pending first = held.poll();
    if (first != null) {
      pass(first);
    }
  }

  private void open() {
    gate = Gate.OPEN;
    nextPause = pause;
  }

  private void giveBack(Pending pending) {
    waiting.remove(pending);
    pending.lease.nack();
  }
}
