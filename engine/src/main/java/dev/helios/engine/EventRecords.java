// SPDX-License-Identifier: MIT
package dev.helios.engine;

import static dev.helios.engine.Headers.put;
import static dev.helios.engine.Headers.require;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.event.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Events as Kafka records: CloudEvents 1.0 in Kafka's binary content mode. Attributes are {@code
 * ce_*} headers, the value is the data to the byte, the key is the correlation key.
 */
public final class EventRecords {
  private static final String PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";

  private EventRecords() {}

  /** The record that the log keeps of an event, for {@link Topics#EVENTS}. */
  public static ProducerRecord<byte[], byte[]> write(Event event) {
    RecordHeaders headers = new RecordHeaders();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", event.id());
    put(headers, "ce_source", event.identity().source());
    put(headers, "ce_type", event.type());
    put(headers, "ce_subject", event.subject());
    put(headers, "ce_time", Rfc3339.text(event.occurredAt()));
    put(headers, CONTENT_TYPE, event.contentType());
    put(headers, "ce_tenant", event.identity().tenant().value());
    put(headers, "ce_cloud", event.cloud().label());
    put(headers, "ce_correlationkey", event.correlationKey());
    put(headers, "ce_receivedtime", Rfc3339.text(event.receivedAt()));
    put(headers, "ce_contenthash", event.contentHash().hex());
    put(headers, "ce_replayname", event.replay());
    event.extensions().forEach((name, value) -> put(headers, PREFIX + name, value));
    byte[] key = event.correlationKey().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(Topics.EVENTS, null, key, event.data().array(), headers);
  }

  /** Reads an event back. Throws {@link ForeignRecordException} when HELIOS did not write it. */
  public static Event read(ConsumerRecord<byte[], byte[]> record) {
    return read(record.headers(), record.value());
  }

  /** The same for a record that came by another way than a consumer. */
  public static Event read(org.apache.kafka.common.header.Headers headers, byte[] value) {
    return read(Headers.read(headers), Headers.present("value", value));
  }

  /** Reads an event from its headers and its value. */
  static Event read(Map<String, String> headers, byte[] value) {
    try {
      Identity identity =
          new Identity(
              TenantId.of(require(headers, "ce_tenant")),
              Cloud.labelled(require(headers, "ce_cloud"))
                  .orElseThrow(() -> new ForeignRecordException("expected a cloud's label")),
              require(headers, "ce_source"),
              require(headers, "ce_id"));
      Bytes data = Bytes.of(value);
      String contentType = headers.getOrDefault(CONTENT_TYPE, "");
      return new Event(
          identity,
          require(headers, "ce_type"),
          headers.get("ce_subject"),
          Rfc3339.parse(require(headers, "ce_time")),
          contentType,
          data,
          BusinessFields.of(data, contentType),
          extensions(headers),
          headers.get("ce_replayname"),
          Rfc3339.parse(require(headers, "ce_receivedtime")),
          Digest.parse(require(headers, "ce_contenthash")));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new ForeignRecordException("expected a time or digest in a header, found other", e);
    }
  }

  private static Map<String, String> extensions(Map<String, String> headers) {
    Map<String, String> extensions = new java.util.HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            String attribute = name.substring(PREFIX.length());
            if (!Event.ATTRIBUTES.contains(attribute)) {
              extensions.put(attribute, value);
            }
          }
        });
    return extensions;
  }
}
