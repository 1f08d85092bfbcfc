// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.store.db.KeepResult;
import dev.helios.store.events.DeliveryCounts;
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
  public static final LogIdentity LOG = new LogIdentity("cluster", "topic");
  static final LogPartition EVENTS = new LogPartition("helios.events", 0);

  private final LogPartition events;
  private final LogPartition quarantine;
  private final LogPartition receipts;
  private final Map<LogPartition, Long> ends = new HashMap<>();
  private final Map<LogPartition, List<Logged<DeliveryRecord>>> recordsOf = new HashMap<>();

  public Log() {
    this(EVENTS);
  }

  public Log(LogPartition events) {
    this.events = events;
    this.quarantine = new LogPartition("helios.quarantine", events.partition());
    this.receipts = new LogPartition("helios.receipts", events.partition());
  }

  public Log add(Event event) {
    return add(events, new DeliveryRecord.Admitted(event), event.receivedAt());
  }

  public Log add(Quarantined quarantined) {
    return add(quarantine, quarantined, quarantined.wire().receivedAt());
  }

  public Log add(Receipt receipt) {
    return add(receipts, receipt, receipt.receivedAt());
  }

  private Log add(LogPartition partition, DeliveryRecord record, Instant receivedAt) {
    long offset = ends.merge(partition, 2L, Long::sum);
    Position position = new Position(partition.partition(), offset);
    recordsOf
        .computeIfAbsent(partition, first -> new ArrayList<>())
        .add(new Logged<>(record, position, receivedAt.plusMillis(1)));
    return this;
  }

  /** Everything that lies beyond this place. */
  public LogBatch<DeliveryRecord> after(Map<LogPartition, Long> progress) {
    List<OffsetRange> ranges = new ArrayList<>();
    List<Logged<DeliveryRecord>> beyond = new ArrayList<>();
    for (LogPartition partition : List.of(events, quarantine, receipts)) {
      long from = progress.getOrDefault(partition, 0L);
      List<Logged<DeliveryRecord>> records =
          recordsOf.getOrDefault(partition, List.of()).stream()
              .filter(logged -> logged.position().offset() >= from)
              .toList();
      if (!records.isEmpty()) {
        long next = records.getLast().position().offset() + 1;
        ranges.add(new OffsetRange(partition, from, next, records.size()));
        beyond.addAll(records);
      }
    }
    return new LogBatch<>(beyond, List.of(), ranges);
  }

  /** The result of a batch that was kept. */
  public static KeepResult<DeliveryCounts> kept(
      int stored, int duplicates, int conflicts, int quarantined, int poisoned, int receipts) {
    return new KeepResult.Kept<>(
        new DeliveryCounts(stored, duplicates, conflicts, quarantined, poisoned, receipts));
  }

  public static Event event(Cloud cloud, String id, String data) {
    return event(cloud, id, data, NOON);
  }

  public static Event event(Cloud cloud, String id, String data, Instant receivedAt) {
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, "urn:test", id),
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
    RawDelivery wire =
        new RawDelivery(
            TenantId.DEFAULT,
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
        Receipt.Fate.DUPLICATE, TenantId.DEFAULT, of.cloud(), "aws/test", identity, null, NOON);
  }

  public static Receipt refused(Cloud cloud) {
    return new Receipt(
        Receipt.Fate.REFUSED, TenantId.DEFAULT, cloud, "direct", null, "order_id.missing", NOON);
  }
}
