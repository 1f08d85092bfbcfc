// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import dev.helios.connectors.port.DecodedMessages;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * An intake that decodes as the door does and keeps each identity once as the gateway does. What
 * the log says to an event can be told.
 */
final class Ledger implements MessageHandler {
  private final Function<Event, Settlement> log;
  private final Map<Identity, Event> kept = new ConcurrentHashMap<>();
  private final List<Event> order = new CopyOnWriteArrayList<>();
  private final List<FetchedMessage> fetched = new CopyOnWriteArrayList<>();
  private final AtomicLong taken = new AtomicLong();
  private final boolean brief;

  private Ledger(Function<Event, Settlement> log, boolean brief) {
    this.log = log;
    this.brief = brief;
  }

  static Ledger of(Function<Event, Settlement> log) {
    return new Ledger(log, false);
  }

  /** Keeps everything. */
  static Ledger keeping() {
    return of(event -> Settlement.ACK);
  }

  /** Keeps everything and remembers identities only: for many events. */
  static Ledger counting() {
    return new Ledger(event -> Settlement.ACK, true);
  }

  @Override
  public CompletionStage<Settlement> take(FetchedMessage message) {
    return CompletableFuture.supplyAsync(() -> judge(message), ForkJoinPool.commonPool());
  }

  private Settlement judge(FetchedMessage message) {
    taken.incrementAndGet();
    Event event = DecodedMessages.event(message);
    Settlement fate = log.apply(event);
    if (!brief) {
      fetched.add(message);
    }
    if (fate == Settlement.ACK && kept.putIfAbsent(event.identity(), event) == null && !brief) {
      order.add(event);
    }
    return fate;
  }

  /** How many were handed in, however often. */
  long taken() {
    return taken.get();
  }

  int size() {
    return kept.size();
  }

  /** Kept events, in the order in which they were first kept. */
  List<Event> events() {
    return order;
  }

  Map<Identity, Event> byIdentity() {
    return kept;
  }

  List<FetchedMessage> fetched() {
    return fetched;
  }
}
