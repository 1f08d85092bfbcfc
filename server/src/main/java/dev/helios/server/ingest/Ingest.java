// SPDX-License-Identifier: MIT
package dev.helios.server.ingest;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Admission;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.gateway.Wire;
import dev.helios.engine.Append;
import dev.helios.engine.LogWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries in: asks the gateway, carries out what it decides, and answers once the log has
 * acknowledged it. Never blocks. Every delivery that is not {@link Outcome.Unavailable} has left
 * one fact in the log: an event, a quarantined delivery or a receipt. Thread-safe.
 */
public final class Ingest {
  private final LogWriter log;
  private final DedupCache seen;
  private final IngestMetrics metrics;
  private final Supplier<UUID> ids;
  private final int inFlightMax;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** When each delivery without an answer came in, by a token of its own. */
  private final ConcurrentMap<Object, Instant> unanswered = new ConcurrentHashMap<>();

  /** Appends under way, by identity: equal requests share one. */
  private final ConcurrentMap<Digest, CompletableFuture<Outcome>> appending =
      new ConcurrentHashMap<>();

  public Ingest(
      LogWriter log, DedupCache seen, IngestMetrics metrics, Supplier<UUID> ids, int inFlightMax) {
    this.log = log;
    this.seen = seen;
    this.metrics = metrics;
    this.ids = ids;
    this.inFlightMax = inFlightMax;
    metrics.watch(inFlight, seen);
  }

  /** Takes the items of one request; the outcomes are in the items' order. */
  public CompletableFuture<List<Outcome>> take(List<Delivery> items) {
    if (items.size() == 1) {
      return take(items.getFirst()).thenApply(List::of);
    }
    List<CompletableFuture<Outcome>> outcomes = items.stream().map(this::take).toList();
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(done -> outcomes.stream().map(CompletableFuture::join).toList());
  }

  /** Takes one delivery. */
  public CompletableFuture<Outcome> take(Delivery delivery) {
    return take(delivery.wire(), () -> Gateway.examine(delivery));
  }

  /** Takes one delivery that was examined already. */
  public CompletableFuture<Outcome> take(Examination.Sound sound) {
    return take(sound.wire(), () -> sound);
  }

  private CompletableFuture<Outcome> take(Wire wire, Supplier<Examination> examination) {
    if (inFlight.incrementAndGet() > inFlightMax) {
      inFlight.decrementAndGet();
      return CompletableFuture.completedFuture(overloaded(wire.cloud()));
    }
    metrics.received(wire.cloud());
    Object token = new Object();
    unanswered.put(token, wire.receivedAt());
    return settle(examination.get())
        .whenComplete(
            (outcome, failure) -> {
              unanswered.remove(token);
              inFlight.decrementAndGet();
              metrics.settled(wire.cloud(), outcome);
            });
  }

  /**
   * What a request is told while as many deliveries are under way as may be: before anything was
   * spent on it, or what is turned away would take the time of what was let in. Counted as one
   * delivery, whatever is in it; nothing when there is room.
   */
  public Optional<Outcome.Unavailable> refuseCrowd(Cloud cloud) {
    return inFlight.get() < inFlightMax ? Optional.empty() : Optional.of(overloaded(cloud));
  }

  private Outcome.Unavailable overloaded(Cloud cloud) {
    Outcome.Unavailable overloaded = new Outcome.Unavailable("overloaded");
    metrics.received(cloud);
    metrics.settled(cloud, overloaded);
    return overloaded;
  }

  /** Records that a request was refused before it could be decoded. */
  public CompletableFuture<Outcome> refuse(Wire wire, Reason reason) {
    metrics.received(wire.cloud());
    return refused(reason, wire)
        .whenComplete((outcome, failure) -> metrics.settled(wire.cloud(), outcome));
  }

  private CompletableFuture<Outcome> settle(Examination examination) {
    return switch (examination) {
      case Examination.Sound(Event event, Wire wire) -> admit(event, wire);
      case Examination.Flawed(Admission.Rejected rejected) -> carryOut(rejected, rejected.wire());
    };
  }

  private CompletableFuture<Outcome> admit(Event event, Wire wire) {
    Digest identity = event.identity().digest();
    CompletableFuture<Outcome> mine = new CompletableFuture<>();
    CompletableFuture<Outcome> theirs = appending.putIfAbsent(identity, mine);
    if (theirs != null) {
      // The first of equal requests decides; when its append failed, so would ours.
      return theirs.thenCompose(
          outcome ->
              outcome instanceof Outcome.Unavailable
                  ? CompletableFuture.completedFuture(outcome)
                  : admit(event, wire));
    }
    seen.recall(identity)
        .thenCompose(remembered -> carryOut(Gateway.admit(event, remembered), wire))
        .whenComplete(
            (outcome, failure) -> {
              appending.remove(identity, mine);
              mine.complete(outcome != null ? outcome : new Outcome.Unavailable(nameOf(failure)));
            });
    return mine;
  }

  private CompletableFuture<Outcome> carryOut(Admission admission, Wire wire) {
    return switch (admission) {
      case Admission.Admitted admitted -> admitted(admitted.event(), admitted.conflict());
      case Admission.Duplicate duplicate -> duplicate(duplicate.event(), wire);
      case Admission.Quarantined quarantined -> quarantined(quarantined);
      case Admission.Refused refused -> refused(refused.reason(), refused.wire());
    };
  }

  private CompletableFuture<Outcome> admitted(Event event, boolean conflict) {
    long start = System.nanoTime();
    return log.append(event)
        .thenApply(
            append -> {
              metrics.appended(System.nanoTime() - start);
              if (append instanceof Append.Appended && !conflict) {
                seen.remember(event.identity().digest(), event.contentHash());
              }
              return outcome(append, () -> new Outcome.Accepted(event, conflict));
            });
  }

  private CompletableFuture<Outcome> duplicate(Event event, Wire wire) {
    Receipt receipt = receipt(Receipt.Fate.DUPLICATE, wire, event.identity().digest(), null);
    return log.append(receipt)
        .thenApply(append -> outcome(append, () -> new Outcome.Duplicate(event)));
  }

  private CompletableFuture<Outcome> quarantined(Admission.Quarantined quarantined) {
    UUID id = ids.get();
    return log.append(new Quarantined(id, quarantined.reason(), quarantined.wire()))
        .thenApply(
            append -> outcome(append, () -> new Outcome.Quarantined(id, quarantined.reason())));
  }

  private CompletableFuture<Outcome> refused(Reason reason, Wire wire) {
    return log.append(receipt(Receipt.Fate.REFUSED, wire, null, reason.code()))
        .thenApply(append -> outcome(append, () -> new Outcome.Refused(reason)));
  }

  private static Receipt receipt(
      Receipt.Fate fate, Wire wire, @Nullable Digest identity, @Nullable String reason) {
    return new Receipt(
        fate, wire.tenant(), wire.cloud(), wire.route(), identity, reason, wire.receivedAt());
  }

  private static Outcome outcome(Append append, Supplier<Outcome> whenKept) {
    return switch (append) {
      case Append.Appended appended -> whenKept.get();
      case Append.Full full -> new Outcome.Unavailable("the log is full");
      case Append.Failed failed -> new Outcome.Unavailable("the log is away: " + failed.why());
    };
  }

  private static String nameOf(@Nullable Throwable failure) {
    return failure == null ? "unknown" : failure.getClass().getSimpleName();
  }

  /** When the oldest delivery without an answer came in; empty when there is none. */
  public Optional<Instant> oldestUnanswered() {
    return unanswered.values().stream().min(Instant::compareTo);
  }

  /** How many deliveries have no answer yet. */
  public int inFlight() {
    return inFlight.get();
  }
}
