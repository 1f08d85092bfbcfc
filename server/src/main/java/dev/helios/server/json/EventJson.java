// SPDX-License-Identifier: MIT
package dev.helios.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.Json;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.store.events.StoredEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON, the same on the WebSocket and in every REST answer. Its data is spliced in to
 * the byte, never read and written again, so numbers keep their spelling; only a byte order mark
 * before it is left out. Immutable.
 *
 * @param data null where it is too long to be included
 */
public record EventJson(
    Identity identity,
    String type,
    @Nullable String subject,
    String key,
    @Nullable String orderId,
    @Nullable String customerId,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    Instant occurredAt,
    Instant receivedAt,
    String contentType,
    @Nullable Bytes data,
    boolean timeAssumed,
    @Nullable String replay,
    Digest contentHash,
    boolean conflict,
    Position position) {

  /** Data longer than this is left out of lists and the feed; the event itself has all of it. */
  public static final int PAYLOAD_MAX = 16 * 1024;

  private static final JsonFactory FACTORY = new JsonFactory();

  public static EventJson of(Logged<Event> logged) {
    Event event = logged.value();
    return new EventJson(
        event.identity(),
        event.type(),
        event.subject(),
        event.correlationKey(),
        event.facts().orderId(),
        event.facts().customerId(),
        event.facts().amount(),
        event.facts().currency(),
        event.occurredAt(),
        event.receivedAt(),
        event.contentType(),
        event.data().length() > PAYLOAD_MAX ? null : event.data(),
        event.extensions().containsKey(Event.TIME_ASSUMED),
        event.replay(),
        event.contentHash(),
        false, // whether it is a conflict is only known once it is stored
        logged.position());
  }

  public static EventJson of(StoredEvent event) {
    return new EventJson(
        event.identity(),
        event.type(),
        event.subject(),
        event.key(),
        event.orderId(),
        event.customerId(),
        event.amount(),
        event.currency(),
        event.occurredAt(),
        event.receivedAt(),
        event.contentType(),
        event.data(),
        event.extensions().containsKey(Event.TIME_ASSUMED),
        event.replay(),
        event.contentHash(),
        event.conflict(),
        event.position());
  }

  /** Writes something with a generator, into a text. */
  public interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** The text that the writing makes. */
  public static String text(Writing writing) {
    StringWriter text = new StringWriter(1_024);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  public String text() {
    return text(this::write);
  }

  /** Writes the event as an object of its own. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeMembers(json);
    json.writeEndObject();
  }

  /** Writes the event's members into an object that is open. */
  public void writeMembers(JsonGenerator json) throws IOException {
    json.writeStringField("event_id", identity.id());
    json.writeStringField("event_type", type);
    json.writeStringField("source", identity.cloud().label());
    json.writeStringField("order_id", orderId);
    json.writeStringField("customer_id", customerId);
    json.writeStringField("amount", amount == null ? null : amount.toPlainString());
    json.writeStringField("currency", currency);
    writePayload(json);
    json.writeStringField("occurred_at", Rfc3339.text(occurredAt));
    json.writeStringField("ingested_at", Rfc3339.text(receivedAt));
    json.writeStringField("position", position.toString());
    json.writeStringField("event_source", identity.source());
    json.writeStringField("key", key);
    json.writeStringField("subject", subject);
    json.writeStringField("content_type", contentType);
    json.writeStringField("content_hash", contentHash.hex());
    json.writeBooleanField("conflict", conflict);
    json.writeBooleanField("time_assumed", timeAssumed);
    json.writeStringField("replay", replay);
  }

  private void writePayload(JsonGenerator json) throws IOException {
    json.writeFieldName("payload");
    if (data == null) {
      json.writeNull();
      json.writeBooleanField("payload_truncated", true);
    } else if (Json.isJson(contentType)) {
      json.writeRawValue(Json.text(data)); // the gateway admits no JSON that is not
    } else {
      json.writeString(data.text());
    }
  }
}
