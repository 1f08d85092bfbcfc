// SPDX-License-Identifier: MIT
package dev.helios.wire.cloudevents;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.event.Utf8;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.Base64Text;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.ExtensionNames;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON format of a single CloudEvent. */
public final class StructuredContentMode {
  private static final Set<String> OUTSIDE_EXTENSIONS =
      Set.of(
          "id",
          "source",
          "specversion",
          "type",
          "datacontenttype",
          "subject",
          "time",
          "data",
          "data_base64");

  private StructuredContentMode() {}

  /** Decodes one event; {@code wire} is what is kept of it, {@code json} where it stands. */
  public static Delivery read(RawDelivery wire, Bytes json) {
    return read(wire, EnvelopeReader.read(json, Set.of()));
  }

  /** Decodes one event whose members are read already. */
  public static Delivery read(RawDelivery wire, EnvelopeReader event) {
    String version = event.text("specversion");
    if (event.fault() == null && !"1.0".equals(version)) {
      return new Malformed(specversion(), wire);
    }
    EventBuilder builder =
        new EventBuilder(wire)
            .identity(event.need("source"), event.need("id"))
            .type(event.need("type"))
            .subject(event.text("subject"));
    addExtensions(builder, event);
    builder.time(event.text("time"));
    addData(builder, event);
    Reason fault = event.fault();
    return fault == null ? builder.deliver() : new Malformed(fault, wire);
  }

  static Reason specversion() {
    return new Reason(
        MalformedReasons.CLOUDEVENTS_SPECVERSION,
        "expected CloudEvents specversion 1.0, found other");
  }

  private static void addExtensions(EventBuilder builder, EnvelopeReader event) {
    for (Map.Entry<String, String> member : event.scalars().entrySet()) {
      if (!OUTSIDE_EXTENSIONS.contains(member.getKey())) {
        String name = ExtensionNames.legal(member.getKey(), "ce");
        if (name != null) {
          builder.extension(name, member.getValue());
        }
      }
    }
  }

  private static void addData(EventBuilder builder, EnvelopeReader event) {
    String declared = event.text("datacontenttype");
    String contentType = declared == null || declared.isBlank() ? null : declared;
    String base64 = event.text("data_base64");
    if (base64 != null) {
      addBytes(builder, event, base64, contentType);
    } else if (event.isText("data") && contentType != null && !Json.isJson(contentType)) {
      builder.data(text(event), contentType);
    } else {
      builder.data(event.json("data"), contentType == null ? MediaTypes.JSON : contentType);
    }
  }

  /** Bytes are JSON only where somebody says so, or they are: the format assumes it of data. */
  private static void addBytes(
      EventBuilder builder, EnvelopeReader event, String base64, @Nullable String contentType) {
    Bytes data = Base64Text.decode(base64);
    if (event.has("data") && !event.isNull("data")) {
      event.fault(
          new Reason(
              MalformedReasons.CLOUDEVENTS_DATA_TWICE, "expected data or data_base64, found both"));
    } else if (data == null) {
      event.fault(Base64Text.malformed("data_base64"));
    } else {
      builder.data(data, contentType == null ? MediaTypes.proved(data) : contentType);
    }
  }

  /** Data that is not JSON and stands as a JSON string: its text is the data. */
  private static Bytes text(EnvelopeReader event) {
    Bytes data = Utf8.encode(event.need("data"));
    if (data == null) {
      event.fault(MalformedReasons.halfSurrogate("data"));
      return Bytes.EMPTY;
    }
    return data;
  }
}
