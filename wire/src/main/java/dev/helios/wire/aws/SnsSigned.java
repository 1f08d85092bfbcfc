// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.Base64Text;
import dev.helios.wire.envelope.EnvelopeReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SNS signs of a message, and with what it says it did. Read from the members that the message
 * is decoded from later, so that what was signed is what is taken.
 *
 * @param signedText each signed member's name and value, a line each, in the order of their names
 * @param timestamp as it was sent: written differently it would not fit the signature
 */
public record SnsSigned(
    String topicArn,
    String timestamp,
    Bytes signedText,
    String version,
    Bytes signature,
    String certificateUrl) {

  private static final List<String> ONE_LINE =
      List.of("MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  /** What a body is to SNS. */
  public sealed interface Read {
    /** No message of SNS, or one in raw delivery, which nobody signs. */
    record Unsigned() implements Read {}

    /** It looks like one and cannot be read. */
    record Broken() implements Read {}

    record Message(SnsSigned signed) implements Read {}
  }

  /**
   * What a body is.
   *
   * @param fields its members, none of them descended into; has a fault afterwards where the answer
   *     is {@link Read.Broken}, and only there one of this method's
   */
  public static Read read(EnvelopeReader fields) {
    if (!SnsMessage.isOne(fields)) {
      return new Read.Unsigned();
    }
    String text = signedText(fields);
    Bytes signature = signature(fields.need("Signature"));
    SnsSigned signed =
        new SnsSigned(
            fields.need("TopicArn"),
            fields.need("Timestamp"),
            Bytes.of(text.getBytes(StandardCharsets.UTF_8)),
            fields.need("SignatureVersion"),
            signature,
            fields.need("SigningCertURL"));
    boolean sound = fields.fault() == null && !signature.isEmpty() && hasOneReading(fields);
    return sound ? new Read.Message(signed) : new Read.Broken();
  }

  /** Empty when it is not base64, or has loose bits at its end, which could be flipped unseen. */
  private static Bytes signature(String base64) {
    Bytes signature = Base64Text.decode(base64);
    boolean exact =
        signature != null && Base64.getEncoder().encodeToString(signature.array()).equals(base64);
    return exact && signature != null ? signature : Bytes.EMPTY;
  }

  /**
   * Whether the signed text can be made of these members only: with a line feed in any but the
   * first, another message could have the same.
   */
  private static boolean hasOneReading(EnvelopeReader fields) {
    return ONE_LINE.stream()
        .map(fields::text)
        .allMatch(value -> value == null || value.indexOf('\n') < 0);
  }

  private static String signedText(EnvelopeReader fields) {
    StringBuilder text = new StringBuilder();
    boolean handshake = !fields.need("Type").equals("Notification");
    line(text, "Message", fields.need("Message"));
    line(text, "MessageId", fields.need("MessageId"));
    if (handshake) {
      line(text, "SubscribeURL", fields.need("SubscribeURL"));
    } else {
      line(text, "Subject", fields.text("Subject"));
    }
    line(text, "Timestamp", fields.need("Timestamp"));
    if (handshake) {
      line(text, "Token", fields.need("Token"));
    }
    line(text, "TopicArn", fields.need("TopicArn"));
    line(text, "Type", fields.need("Type"));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(name).append('\n').append(value).append('\n');
    }
  }

  /** Neither what was signed nor the signature. */
  @Override
  public String toString() {
    return "SnsSigned[topicArn=" + topicArn + ", timestamp=" + timestamp + "]";
  }
}
