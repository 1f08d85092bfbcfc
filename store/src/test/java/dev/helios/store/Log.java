// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.gateway.Wire;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.store.events.EventBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A log in memory with one topic for each kind of record, and a reader's place in it. Offsets have
 * gaps, as transaction markers make them.
 */
public final class Log {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final LogPartition EVENTS = new LogPartition("helios.events", 0);

  private final LogPartition events;
  private final LogPartition quarantine;
  private final LogPartition receipts;
  private final Map<LogPartition, Long> ends = new HashMap<>();
  private final List<Logged<Event>> eventRecords = new ArrayList<>();
  private final List<Logged<Quarantined>> quarantineRecords = new ArrayList<>();
  private final List<Logged<Receipt>> receiptRecords = new ArrayList<>();

  public Log() {
    this(EVENTS);
  }

  public Log(LogPartition events) {
    this.events = events;
    this.quarantine = new LogPartition("helios.quarantine", events.partition());
    this.receipts = new LogPartition("helios.receipts", events.partition());
  }

  public Log add(Event event) {
    eventRecords.add(logged(events, event, event.receivedAt()));
    return this;
  }

  public Log add(Quarantined quarantined) {
    quarantineRecords.add(logged(quarantine, quarantined, quarantined.wire().receivedAt()));
    return this;
  }

  public Log add(Receipt receipt) {
    receiptRecords.add(logged(receipts, receipt, receipt.receivedAt()));
    return this;
  }

  private <T> Logged<T> logged(LogPartition partition, T value, Instant receivedAt) {
    long offset = ends.merge(partition, 2L, Long::sum);
    return new Logged<>(
        value, new Position(partition.partition(), offset), receivedAt.plusMillis(1));
  }

  /** Everything that lies beyond this place. */
  public EventBatch after(Map<LogPartition, Long> progress) {
    List<OffsetRange> ranges = new ArrayList<>();
    List<Logged<Event>> newEvents = step(events, eventRecords, progress, ranges);
    List<Logged<Quarantined>> newQuarantined =
        step(quarantine, quarantineRecords, progress, ranges);
    List<Logged<Receipt>> newReceipts = step(receipts, receiptRecords, progress, ranges);
    return new EventBatch(newEvents, newQuarantined, newReceipts, ranges);
  }

  private <T> List<Logged<T>> step(
      LogPartition partition,
      List<Logged<T>> records,
      Map<LogPartition, Long> progress,
      List<OffsetRange> ranges) {
    long from = progress.getOrDefault(partition, 0L);
    List<Logged<T>> beyond =
        records.stream().filter(logged -> logged.position().offset() >= from).toList();
    if (!beyond.isEmpty()) {
      long next = beyond.getLast().position().offset() + 1;
      ranges.add(new OffsetRange(partition, from, next, beyond.size()));
    }
    return beyond;
  }

  public static Event event(Cloud cloud, String id, String data) {
    return event(cloud, id, data, NOON);
  }

  public static Event event(Cloud cloud, String id, String data, Instant receivedAt) {
    return Event.of(
        new Identity("default", cloud, "urn:test", id),
        "OrderPlaced",
        null,
        receivedAt.minusSeconds(1),
        "application/json",
        Bytes.utf8(data),
        Map.of(),
        null,
        receivedAt);
  }

  public static Event order(Cloud cloud, int number) {
    return event(
        cloud,
        "evt-" + number,
        "{\"order_id\":\"ORD-%d\",\"customer_id\":\"CUST-%04d\",\"amount\":%d.50}"
            .formatted(number, number % 100, number));
  }

  public static Quarantined quarantined(Cloud cloud, String body) {
    Wire wire =
        new Wire(
            "default",
            cloud,
            cloud.label() + "/test",
            Map.of("content-type", "application/json"),
            Bytes.utf8(body),
            NOON);
    return new Quarantined(UUID.randomUUID(), new Reason("json.malformed", "expected JSON"), wire);
  }

  public static Receipt duplicate(Event of) {
    Digest identity = of.identity().digest();
    return new Receipt(
        Receipt.Fate.DUPLICATE, "default", of.cloud(), "aws/test", identity, null, NOON);
  }

  public static Receipt refused(Cloud cloud) {
    return new Receipt(
        Receipt.Fate.REFUSED, "default", cloud, "direct", null, "order_id.missing", NOON);
  }
}
