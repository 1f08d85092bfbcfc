// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Utf8;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.util.Set;

/** A message of SNS: the event is JSON inside a JSON string, or the whole body in raw delivery. */
final class SnsMessage {
  static final String NOTIFICATION_TYPE = "sns.notification";

  private SnsMessage() {}

  static boolean isOne(EnvelopeReader body) {
    return body.has("Type") && body.has("MessageId") && body.has("TopicArn");
  }

  static boolean isRaw(RawDelivery wire) {
    return "true".equalsIgnoreCase(wire.header("x-amz-sns-rawdelivery"))
        && wire.header("x-amz-sns-message-id") != null
        && wire.header("x-amz-sns-topic-arn") != null;
  }

  static Reading read(RawDelivery wire, EnvelopeReader message) {
    String type = message.need("Type");
    return switch (type) {
      case "SubscriptionConfirmation" -> confirmation(wire, message);
      case "UnsubscribeConfirmation" ->
          one(
              wire,
              message,
              MalformedReasons.SNS_UNSUBSCRIBE,
              "SNS tells of the end of a subscription");
      case "Notification" -> Reading.Deliveries.one(notification(wire, message));
      default ->
          one(wire, message, MalformedReasons.SNS_TYPE_UNKNOWN, "expected a Type that SNS has");
    };
  }

  /** Raw delivery of something that is no EventBridge event: only the headers name it. */
  static Delivery ofHeaders(RawDelivery wire) {
    return new EventBuilder(wire)
        .identity(
            wire.headers().getOrDefault("x-amz-sns-topic-arn", ""),
            wire.headers().getOrDefault("x-amz-sns-message-id", ""))
        .type(NOTIFICATION_TYPE)
        .time(null)
        .data(wire.body(), MediaTypes.guess(wire.body()))
        .deliver();
  }

  private static Reading confirmation(RawDelivery wire, EnvelopeReader message) {
    String topic = message.need("TopicArn");
    String token = message.need("Token");
    Reason fault = message.fault();
    if (fault != null) {
      return Reading.Deliveries.one(new Malformed(fault, wire));
    }
    Reason kept =
        new Reason(MalformedReasons.SNS_SUBSCRIPTION, "SNS asks to confirm a subscription");
    return new Reading.Confirmation(topic, token, new Malformed(kept, wire));
  }

  private static Reading one(RawDelivery wire, EnvelopeReader message, String code, String detail) {
    Reason fault = message.fault();
    Reason reason = fault == null ? new Reason(code, detail) : fault;
    return Reading.Deliveries.one(new Malformed(reason, wire));
  }

  private static Delivery notification(RawDelivery wire, EnvelopeReader message) {
    String id = message.need("MessageId");
    String topic = message.need("TopicArn");
    Bytes inner = Utf8.encode(message.need("Message"));
    if (inner == null) {
      message.fault(MalformedReasons.halfSurrogate("Message"));
      inner = Bytes.EMPTY;
    }
    String subject = message.text("Subject");
    String time = message.text("Timestamp");
    Reason fault = message.fault();
    if (fault != null) {
      return new Malformed(fault, wire);
    }
    EnvelopeReader event = EnvelopeReader.read(inner, Set.of());
    if (EventBridgeEvent.isOne(event)) {
      return EventBridgeEvent.read(wire, event, id);
    }
    return new EventBuilder(wire)
        .identity(topic, id)
        .type(NOTIFICATION_TYPE)
        .subject(subject)
        .time(time)
        .extension("sqsreceives", AwsDecoder.receivedAgain(wire))
        .data(inner, MediaTypes.guess(inner))
        .deliver();
  }
}
