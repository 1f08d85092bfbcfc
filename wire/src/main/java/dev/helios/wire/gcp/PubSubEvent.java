// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.Wire;
import dev.helios.wire.cloudevents.Binary;
import dev.helios.wire.cloudevents.Mode;
import dev.helios.wire.cloudevents.Structured;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.Draft;
import dev.helios.wire.envelope.Extensions;
import dev.helios.wire.envelope.Reasons;
import dev.helios.wire.envelope.Sniff;
import dev.helios.wire.envelope.Texts;
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

  Delivery of(Wire wire, Message message) {
    if (message.id() == null && message.data().isEmpty()) {
      return new Malformed(Reasons.bodyEmpty(), wire);
    }
    String contentType = message.attributes().getOrDefault("content-type", "");
    return switch (Mode.of(contentType, message.attributes())) {
      case STRUCTURED -> Structured.read(wire, message.data());
      case BINARY -> Binary.ofAttributes(wire, message.attributes(), contentType, message.data());
      // There is no batch over Pub/Sub.
      case BATCH, NONE -> plain(wire, message, contentType);
    };
  }

  private Delivery plain(Wire wire, Message message, String contentType) {
    Draft draft = new Draft(wire).extensions(Extensions.of(free(message), "pubsub"));
    identify(draft, wire, message);
    return draft
        .type(type(message))
        .time(first(message, TIMES), message.publishTime())
        .extension("partitionkey", emptyToNull(message.orderingKey()))
        .extension("traceparent", message.attributes().get("googclient_traceparent"))
        .data(message.data(), mediaType(message.data(), contentType))
        .deliver();
  }

  /** What the publisher says, unless it looks like JSON: few publishers say anything. */
  private static String mediaType(Bytes data, String declared) {
    String looks = Sniff.mediaType(data);
    boolean believed = Json.isJson(declared) || (looks.equals(Sniff.OPAQUE) && !declared.isBlank());
    return believed ? declared : looks;
  }

  private void identify(Draft draft, Wire wire, Message message) {
    String source = source(wire, message);
    if (message.id() == null) {
      draft.derivedIdentity(source, message.data());
    } else {
      draft.identity(source, message.id());
    }
  }

  /** The topic where it is known, because message ids are unique within it. */
  private String source(Wire wire, Message message) {
    String subscription = message.subscription() == null ? "unknown" : message.subscription();
    String topic = settings.gcpTopics().get(subscription);
    String eventarc = wire.header("ce-source");
    if (topic == null && eventarc != null && isEventarc(wire) && eventarc.startsWith(TOPICS)) {
      return eventarc;
    }
    return TOPICS + (topic == null ? subscription : topic);
  }

  /** Unwrapped, the same headers may be attributes, which any publisher can set. */
  private static boolean isEventarc(Wire wire) {
    return PubSubDecoder.PUBLISHED.equals(wire.header("ce-type")) && !Unwrapped.isNamed(wire);
  }

  private String type(Message message) {
    String type = message.attribute("ce-type");
    if (type == null) {
      type = first(message, settings.gcpTypeAttributes());
    }
    if (type == null) {
      type = Texts.atTopLevel(message.data(), TYPES_IN_DATA);
    }
    return type == null ? PubSubDecoder.PUBLISHED : type;
  }

  private static @Nullable String first(Message message, List<String> names) {
    for (String name : names) {
      String value = emptyToNull(message.attribute(name));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** What the publisher attached for its own ends. */
  private static Map<String, String> free(Message message) {
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
