// SPDX-License-Identifier: MIT
package dev.helios.engine;

import static dev.helios.engine.Headers.put;
import static dev.helios.engine.Headers.require;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Deliveries that did not become events, as Kafka records: the quarantined, and receipts. */
public final class QuarantineRecords {
  private static final String WIRE_HEADER = "wire_";
  private static final byte[] NOTHING = {};

  private QuarantineRecords() {}

  static ProducerRecord<byte[], byte[]> write(Quarantined quarantined) {
    RawDelivery wire = quarantined.wire();
    RecordHeaders headers = new RecordHeaders();
    put(headers, "reason", quarantined.reason().code());
    put(headers, "detail", quarantined.reason().detail());
    put(headers, "tenant", wire.tenant().value());
    put(headers, "cloud", wire.cloud().label());
    put(headers, "route", wire.route());
    put(headers, "received", Rfc3339.text(wire.receivedAt()));
    wire.headers().forEach((name, value) -> put(headers, WIRE_HEADER + name, value));
    byte[] key = quarantined.id().toString().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(Topics.QUARANTINE, null, key, wire.body().array(), headers);
  }

  /** Reads a quarantined delivery back. Throws {@link ForeignRecordException} when it is none. */
  public static Quarantined readQuarantined(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = Headers.read(record.headers());
    Map<String, String> wireHeaders = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(WIRE_HEADER)) {
            wireHeaders.put(name.substring(WIRE_HEADER.length()), value);
          }
        });
    try {
      RawDelivery wire =
          new RawDelivery(
              TenantId.of(require(headers, "tenant")),
              cloud(headers),
              require(headers, "route"),
              wireHeaders,
              Bytes.of(Headers.present("value", record.value())),
              Rfc3339.parse(require(headers, "received")));
      Reason reason = new Reason(require(headers, "reason"), require(headers, "detail"));
      UUID id =
          UUID.fromString(new String(Headers.present("key", record.key()), StandardCharsets.UTF_8));
      return new Quarantined(id, reason, wire);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ForeignRecordException("expected a quarantined delivery, found other", e);
    }
  }

  static ProducerRecord<byte[], byte[]> write(Receipt receipt) {
    RecordHeaders headers = new RecordHeaders();
    put(headers, "fate", receipt.fate().name().toLowerCase(Locale.ROOT));
    put(headers, "tenant", receipt.tenant().value());
    put(headers, "cloud", receipt.cloud().label());
    put(headers, "route", receipt.route());
    put(headers, "received", Rfc3339.text(receipt.receivedAt()));
    put(headers, "reason", receipt.reason());
    Digest identity = receipt.identity();
    byte @Nullable [] key =
        identity == null ? null : identity.hex().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(Topics.RECEIPTS, null, key, NOTHING, headers);
  }

  /** Reads a receipt back. Throws {@link ForeignRecordException} when it is none. */
  public static Receipt readReceipt(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = Headers.read(record.headers());
    try {
      byte @Nullable [] key = record.key();
      return new Receipt(
          Receipt.Fate.valueOf(require(headers, "fate").toUpperCase(Locale.ROOT)),
          TenantId.of(require(headers, "tenant")),
          cloud(headers),
          require(headers, "route"),
          key == null ? null : Digest.parse(new String(key, StandardCharsets.UTF_8)),
          headers.get("reason"),
          Rfc3339.parse(require(headers, "received")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ForeignRecordException("expected a receipt, found other", e);
    }
  }

  private static Cloud cloud(Map<String, String> headers) {
    return Cloud.labelled(require(headers, "cloud"))
        .orElseThrow(() -> new ForeignRecordException("expected a cloud's label"));
  }
}
