// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.wire.cloudevents.BinaryContentMode;
import dev.helios.wire.cloudevents.ContentMode;
import dev.helios.wire.cloudevents.StructuredContentMode;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.Extensions;
import dev.helios.wire.envelope.JsonTexts;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an event of a message. Thread-safe. */
final class PubSubEvent {
  static final List<String> TYPES_IN_DATA = List.of("event_type", "eventType", "type");

  private static final String TOPICS = "//pubsub.googleapis.com/";
  private static final List<String> TIMES = List.of("eventTime", "event_time");

  private final DecoderSettings settings;

  PubSubEvent(DecoderSettings settings) {
    this.settings = settings;
  }

  Delivery of(RawDelivery wire, PushedMessage message) {
    if (message.id() == null && message.data().isEmpty()) {
      return new Malformed(MalformedReasons.bodyEmpty(), wire);
    }
    String contentType = message.attributes().getOrDefault("content-type", "");
    return switch (ContentMode.of(contentType, message.attributes())) {
      case STRUCTURED -> StructuredContentMode.read(wire, message.data());
      case BINARY ->
          BinaryContentMode.ofAttributes(wire, message.attributes(), contentType, message.data());
      // There is no batch over Pub/Sub.
      case BATCH, NONE ->
          isCloudEvent(message.data())
              ? StructuredContentMode.read(wire, message.data())
              : plain(wire, message, contentType);
    };
  }

  /** Publishers that know no attributes for it send whole events as data. */
  private static boolean isCloudEvent(Bytes data) {
    return JsonTexts.atTopLevel(data, List.of("specversion")) != null;
  }

  private Delivery plain(RawDelivery wire, PushedMessage message, String contentType) {
    EventBuilder builder =
        new EventBuilder(wire).extensions(Extensions.of(free(message), "pubsub"));
    identify(builder, wire, message);
    return builder
        .type(type(message))
        .time(first(message, TIMES), message.publishTime())
        .extension("partitionkey", emptyToNull(message.orderingKey()))
        .extension("traceparent", message.attributes().get("googclient_traceparent"))
        .data(message.data(), mediaType(message.data(), contentType))
        .deliver();
  }

  /** What the publisher says, unless it looks like JSON: few publishers say anything. */
  private static String mediaType(Bytes data, String declared) {
    String looks = MediaTypes.guess(data);
    boolean believed =
        Json.isJson(declared) || (looks.equals(MediaTypes.OPAQUE) && !declared.isBlank());
    return believed ? declared : looks;
  }

  private void identify(EventBuilder builder, RawDelivery wire, PushedMessage message) {
    String source = source(wire, message);
    if (message.id() == null) {
      builder.derivedIdentity(source, message.data());
    } else {
      builder.identity(source, message.id());
    }
  }

  /** The topic where it is known, because message ids are unique within it. */
  private String source(RawDelivery wire, PushedMessage message) {
    String subscription = message.subscription() == null ? "unknown" : message.subscription();
    String topic = settings.gcpTopics().get(subscription);
    String eventarc = Eventarc.source(wire);
    if (topic == null && eventarc != null && eventarc.startsWith(TOPICS)) {
      return eventarc;
    }
    return TOPICS + (topic == null ? subscription : topic);
  }

  private String type(PushedMessage message) {
    String type = message.attribute("ce-type");
    if (type == null) {
      type = first(message, settings.gcpTypeAttributes());
    }
    if (type == null) {
      type = JsonTexts.atTopLevel(message.data(), TYPES_IN_DATA);
    }
    return type == null ? Eventarc.PUBLISHED : type;
  }

  private static @Nullable String first(PushedMessage message, List<String> names) {
    for (String name : names) {
      String value = emptyToNull(message.attribute(name));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** What the publisher attached for its own ends. */
  private static Map<String, String> free(PushedMessage message) {
    Map<String, String> free = new HashMap<>();
    message
        .attributes()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("googclient_") && !name.equals("content-type")) {
                free.put(name, value);
              }
            });
    return free;
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
