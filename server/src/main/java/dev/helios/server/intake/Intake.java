// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Admission;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.engine.Append;
import dev.helios.engine.LogWriter;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.EnvelopeReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one entrance of events: decodes a delivery, whatever its origin, asks the gateway, carries
 * out its decision, and completes once the log has acknowledged it. Never blocks. Every item that
 * is not {@link Outcome.Unavailable} has left one fact in the log: an event, a quarantined delivery
 * or a receipt; one that is refused its release leaves none, for it is in quarantine. Thread-safe.
 */
public final class Intake {
  private final DeliveryReader reader;
  private final LogWriter log;
  private final DedupCache dedup;
  private final IntakeMetrics metrics;
  private final Supplier<UUID> ids;
  private final InFlight inFlight;

  /** Appends under way, by identity: equal requests share one. */
  private final ConcurrentMap<Digest, CompletableFuture<Outcome>> appending =
      new ConcurrentHashMap<>();

  /**
   * What the intake bounds.
   *
   * @param inFlight most deliveries without an answer
   * @param bodyMax largest body of each cloud, in bytes; pushes are held to it before they are read
   */
  public record Bounds(int inFlight, Map<Cloud, Long> bodyMax) {}

  public Intake(
      Decoders decoders,
      LogWriter log,
      DedupCache dedup,
      IntakeMetrics metrics,
      Supplier<UUID> ids,
      Bounds bounds) {
    this.reader = new DeliveryReader(decoders, bounds.bodyMax());
    this.log = log;
    this.dedup = dedup;
    this.metrics = metrics;
    this.ids = ids;
    this.inFlight = new InFlight(bounds.inFlight());
    metrics.watch(inFlight, dedup);
  }

  /**
   * Takes in what came by a route. Throws IllegalArgumentException when a push or a fetched message
   * names no route.
   */
  public CompletableFuture<Outcomes> take(RawDelivery raw, Origin origin) {
    return switch (origin) {
      case PUSHED -> takePushed(raw, null);
      case PULLED, REPLAYED -> settle(reader.fetched(raw));
      case RELEASED -> release(raw);
    };
  }

  /**
   * Takes in what was pushed.
   *
   * @param members of its body, where they were read to know the sender; null where they were not
   */
  public CompletableFuture<Outcomes> takePushed(RawDelivery raw, @Nullable EnvelopeReader members) {
    return settle(reader.pushed(raw, members));
  }

  private CompletableFuture<Outcomes> settle(Reading reading) {
    return switch (reading) {
      case Reading.Deliveries(List<Delivery> items, boolean batch) ->
          items.size() == 1
              ? take(items.getFirst())
                  .thenApply(outcome -> new Outcomes.Settled(List.of(outcome), batch))
              : takeAll(items).thenApply(outcomes -> new Outcomes.Settled(outcomes, batch));
      case Reading.Validation validation ->
          CompletableFuture.completedFuture(new Outcomes.Validation(validation.code()));
      case Reading.Confirmation confirmation ->
          take(confirmation.kept())
              .thenApply(kept -> new Outcomes.Confirmation(confirmation, kept));
    };
  }

  /** The outcomes are in the items' order. */
  CompletableFuture<List<Outcome>> takeAll(List<Delivery> items) {
    List<CompletableFuture<Outcome>> outcomes = items.stream().map(this::take).toList();
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(done -> outcomes.stream().map(CompletableFuture::join).toList());
  }

  private CompletableFuture<Outcomes> release(RawDelivery raw) {
    return switch (reader.released(raw)) {
      case DeliveryReader.Released.Sound(Examination.Sound sound) ->
          take(sound.wire(), () -> sound)
              .thenApply(outcome -> new Outcomes.Settled(List.of(outcome), false));
      case DeliveryReader.Released.Refused(Reason reason) ->
          CompletableFuture.completedFuture(
              new Outcomes.Settled(List.of(new Outcome.Refused(reason)), false));
    };
  }

  CompletableFuture<Outcome> take(Delivery delivery) {
    return take(delivery.wire(), () -> Gateway.examine(delivery));
  }

  private CompletableFuture<Outcome> take(RawDelivery wire, Supplier<Examination> examination) {
    Object token = inFlight.enter(wire.receivedAt());
    if (token == null) {
      return CompletableFuture.completedFuture(overloaded(wire.cloud()));
    }
    metrics.received(wire.cloud());
    return settle(examination.get())
        .whenComplete(
            (outcome, failure) -> {
              inFlight.leave(token);
              metrics.settled(wire.cloud(), outcome);
            });
  }

  /**
   * Whether a request is rejected at the in-flight limit, before anything is spent on it: rejecting
   * must not take the time of accepted deliveries. It is counted as one delivery, whatever it
   * holds.
   */
  public boolean rejectsForOverload(Cloud cloud) {
    boolean full = inFlight.isFull();
    if (full) {
      overloaded(cloud);
    }
    return full;
  }

  private Outcome.Unavailable overloaded(Cloud cloud) {
    metrics.received(cloud);
    metrics.settled(cloud, Outcome.OVERLOADED);
    return Outcome.OVERLOADED;
  }

  /** Records that a request was refused before it could be decoded. */
  public CompletableFuture<Outcome> refuse(RawDelivery wire, Reason reason) {
    metrics.received(wire.cloud());
    return refused(reason, wire)
        .whenComplete((outcome, failure) -> metrics.settled(wire.cloud(), outcome));
  }

  private CompletableFuture<Outcome> settle(Examination examination) {
    return switch (examination) {
      case Examination.Sound(Event event, RawDelivery wire) -> admit(event, wire);
      case Examination.Flawed(Admission.Rejected rejected) ->
          carryOut(rejected, rejected.wire(), dedup.memory());
    };
  }

  private CompletableFuture<Outcome> admit(Event event, RawDelivery wire) {
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
    DedupCache.Memory memory = dedup.memory();
    memory
        .recall(identity)
        .thenCompose(remembered -> carryOut(Gateway.admit(event, remembered), wire, memory))
        .whenComplete(
            (outcome, failure) -> {
              appending.remove(identity, mine);
              mine.complete(outcome != null ? outcome : new Outcome.Unavailable(nameOf(failure)));
            });
    return mine;
  }

  private CompletableFuture<Outcome> carryOut(
      Admission admission, RawDelivery wire, DedupCache.Memory memory) {
    return switch (admission) {
      case Admission.Admitted admitted -> admitted(admitted.event(), admitted.conflict(), memory);
      case Admission.Duplicate duplicate -> duplicate(duplicate.event(), wire);
      case Admission.Quarantined quarantined -> quarantined(quarantined);
      case Admission.Refused refused -> refused(refused.reason(), refused.wire());
    };
  }

  private CompletableFuture<Outcome> admitted(
      Event event, boolean conflict, DedupCache.Memory memory) {
    long start = System.nanoTime();
    return log.append(event)
        .thenApply(
            append -> {
              metrics.appended(System.nanoTime() - start);
              if (append instanceof Append.Appended && !conflict) {
                memory.remember(event.identity().digest(), event.contentHash());
              }
              return outcome(append, () -> new Outcome.Accepted(event, conflict));
            });
  }

  private CompletableFuture<Outcome> duplicate(Event event, RawDelivery wire) {
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

  private CompletableFuture<Outcome> refused(Reason reason, RawDelivery wire) {
    return log.append(receipt(Receipt.Fate.REFUSED, wire, null, reason.code()))
        .thenApply(append -> outcome(append, () -> new Outcome.Refused(reason)));
  }

  private static Receipt receipt(
      Receipt.Fate fate, RawDelivery wire, @Nullable Digest identity, @Nullable String reason) {
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
    return inFlight.oldest();
  }

  /** How many deliveries have no answer yet. */
  public int inFlight() {
    return inFlight.size();
  }
}
