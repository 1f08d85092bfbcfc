// SPDX-License-Identifier: MIT
package dev.helios.wire.cloudevents;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.ExtensionNames;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes beside the data: HTTP headers, or the attributes of a Pub/Sub message. */
public final class BinaryContentMode {
  private static final String PREFIX = "ce-";
  private static final List<String> REQUIRED = List.of("id", "source", "type");

  private BinaryContentMode() {}

  /** Decodes a request in HTTP binary mode. */
  public static Delivery ofHeaders(RawDelivery wire) {
    Map<String, String> attributes = new HashMap<>();
    for (Map.Entry<String, String> header : wire.headers().entrySet()) {
      if (header.getKey().startsWith(PREFIX)) {
        String value = HeaderText.decode(header.getValue());
        if (value == null) {
          return new Malformed(
              new Reason(
                  MalformedReasons.CLOUDEVENTS_HEADER,
                  "expected UTF-8, percent-encoded, in the ce- headers"),
              wire);
        }
        attributes.put(header.getKey(), value);
      }
    }
    return ofAttributes(wire, attributes, wire.contentType(), wire.body());
  }

  /**
   * Makes an event of {@code ce-} attributes and data.
   *
   * @param attributes plain values by name, the prefix still on; names without it are left alone
   */
  public static Delivery ofAttributes(
      RawDelivery wire, Map<String, String> attributes, String contentType, Bytes data) {
    if (!"1.0".equals(attributes.get("ce-specversion"))) {
      return new Malformed(StructuredContentMode.specversion(), wire);
    }
    for (String name : REQUIRED) {
      if (!attributes.containsKey(PREFIX + name)) {
        return new Malformed(MalformedReasons.missing(PREFIX + name), wire);
      }
    }
    EventBuilder builder = new EventBuilder(wire);
    attributes.forEach((name, value) -> addExtension(builder, name, value));
    return builder
        .identity(value(attributes, "source"), value(attributes, "id"))
        .type(value(attributes, "type"))
        .subject(attributes.get("ce-subject"))
        .time(attributes.get("ce-time"))
        .data(data, mediaType(attributes, contentType, data))
        .deliver();
  }

  private static String value(Map<String, String> attributes, String name) {
    return attributes.getOrDefault(PREFIX + name, "");
  }

  private static String mediaType(Map<String, String> attributes, String contentType, Bytes data) {
    @Nullable String declared = attributes.get("ce-datacontenttype");
    if (!contentType.isBlank()) {
      return contentType;
    }
    return declared == null ? MediaTypes.guess(data) : declared;
  }

  private static void addExtension(EventBuilder builder, String attribute, String value) {
    String bare = attribute.startsWith(PREFIX) ? attribute.substring(PREFIX.length()) : "";
    if (bare.isEmpty() || ExtensionNames.isReserved(bare)) {
      return;
    }
    String name = ExtensionNames.legal(bare, "ce");
    if (name != null) {
      builder.extension(name, value);
    }
  }
}
