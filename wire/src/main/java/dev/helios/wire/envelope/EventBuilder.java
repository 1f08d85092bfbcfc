// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event in the making. For one thread. */
public final class EventBuilder {
  /**
   * Header of a {@code RawDelivery} that names the replay which brings it back. Only HELIOS sets
   * it: what a request carries under this name never gets into a wire.
   */
  public static final String REPLAY_HEADER = "helios-replay";

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final RawDelivery wire;
  private final Map<String, String> extensions = new HashMap<>();
  private String source = "";
  private String id = "";
  private String type = "";
  private @Nullable String subject;
  private @Nullable String replay;
  private Instant occurredAt;
  private String contentType = MediaTypes.OPAQUE;
  private Bytes data = Bytes.EMPTY;

  public EventBuilder(RawDelivery wire) {
    this.wire = wire;
    this.occurredAt = wire.receivedAt();
  }

  public EventBuilder identity(String source, String id) {
    this.source = source;
    this.id = id;
    return this;
  }

  /** The identity of an event without an id of its own: its source and a hash of its bytes. */
  public EventBuilder derivedIdentity(String source, Bytes hashed) {
    extension("derivedid", "true");
    return identity(source, Sha256.hex(hashed));
  }

  public EventBuilder type(String type) {
    this.type = type;
    return this;
  }

  /** An empty subject is no subject. */
  public EventBuilder subject(@Nullable String subject) {
    this.subject = subject == null || subject.isEmpty() ? null : subject;
    return this;
  }

  /** What the cloud itself calls the replay; a replay that HELIOS asked for comes first. */
  public EventBuilder replay(@Nullable String name) {
    this.replay = name == null || name.isEmpty() ? null : name;
    return this;
  }

  public EventBuilder data(Bytes data, String contentType) {
    this.data = data;
    this.contentType = contentType;
    return this;
  }

  /** The first of these times that can be used; the time of receipt where none can. */
  public EventBuilder time(@Nullable String first, @Nullable String second) {
    Instant usable = EventTimes.usable(first, wire.receivedAt());
    if (usable == null) {
      usable = EventTimes.usable(second, wire.receivedAt());
    }
    if (usable == null) {
      extension(Event.TIME_ASSUMED, EventTimes.kept(first != null ? first : second));
    } else {
      extensions.remove(Event.TIME_ASSUMED);
    }
    this.occurredAt = usable == null ? wire.receivedAt() : usable;
    return this;
  }

  public EventBuilder time(@Nullable String text) {
    return time(text, null);
  }

  public EventBuilder extension(String name, @Nullable String value) {
    if (value != null) {
      extensions.put(name, value);
    }
    return this;
  }

  public EventBuilder extensions(Map<String, String> more) {
    extensions.putAll(more);
    return this;
  }

  public Delivery deliver() {
    String hop = wire.header("traceparent");
    if (hop != null && TRACEPARENT.matcher(hop).matches()) {
      // The sender's own trace of the event comes first; the request's is better than none.
      extensions.putIfAbsent("traceparent", hop);
    }
    String asked = wire.header(REPLAY_HEADER);
    Identity identity = new Identity(wire.tenant(), wire.cloud(), source, id);
    Event event =
        Event.of(
            identity,
            type,
            subject,
            occurredAt,
            contentType,
            data,
            extensions,
            asked == null ? replay : asked,
            wire.receivedAt());
    return new Delivery.Readable(event, wire);
  }
}
