// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.Base64Text;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.MalformedReasons;
import org.jspecify.annotations.Nullable;

/** The wrapped form: a JSON object with the message in it. */
final class WrappedPush {
  private WrappedPush() {}

  /** The message; to be used only when the body has no fault afterwards. */
  static PushedMessage message(EnvelopeReader body) {
    if (!body.has("message") || body.isNull("message")) {
      body.fault(MalformedReasons.missing("message"));
    }
    EnvelopeReader message = body.object("message");
    String id = either(message, "messageId", "message_id");
    if (id == null) {
      body.fault(MalformedReasons.missing("messageId"));
    }
    EnvelopeReader attributes = message.object("attributes");
    attributes.needTextsOnly("attributes");
    // The delivery attempt is left out: it differs between deliveries of the same message.
    return new PushedMessage(
        id,
        body.need("subscription"),
        either(message, "publishTime", "publish_time"),
        either(message, "orderingKey", "ordering_key"),
        attributes.scalars(),
        data(body, message));
  }

  private static @Nullable String either(EnvelopeReader message, String name, String other) {
    String text = message.text(name);
    return text != null ? text : message.text(other);
  }

  /** Absent data is no fault of the form: a message may consist of attributes only. */
  private static Bytes data(EnvelopeReader body, EnvelopeReader message) {
    String base64 = message.text("data");
    Bytes data = base64 == null ? Bytes.EMPTY : Base64Text.decode(base64);
    if (data == null) {
      body.fault(Base64Text.malformed("data"));
      return Bytes.EMPTY;
    }
    return data;
  }
}
