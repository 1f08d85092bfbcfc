// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.aws.AwsDecoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Makes of a message of SQS what a push would have carried. The body is the same: the event of
 * EventBridge, or the SNS message around it.
 */
final class SqsMessageMapper {
  private SqsMessageMapper() {}

  static FetchedMessage of(Message message, @Nullable String replay) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json; charset=utf-8");
    String received =
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    if (received != null) {
      headers.put(AwsDecoder.RECEIVE_COUNT, received);
    }
    return new FetchedMessage(Decoders.AWS, headers, Bytes.utf8(message.body()), replay);
  }

  /** When the event says it happened; else when the message was sent; else now. */
  static Instant happenedAt(Message message, Instant now) {
    Instant sent = sentAt(message);
    Instant fallback = sent == null ? now : sent;
    FetchedMessage fetched = of(message, null);
    RawDelivery wire =
        new RawDelivery(
            TenantId.DEFAULT,
            Cloud.AWS,
            fetched.route(),
            fetched.headers(),
            fetched.body(),
            fallback);
    return new AwsDecoder().read(wire) instanceof Reading.Deliveries read
            && read.items().getFirst() instanceof Delivery.Readable readable
        ? readable.event().occurredAt()
        : fallback;
  }

  /** When the message was put into the queue; null when SQS does not say it in a number. */
  static @Nullable Instant sentAt(Message message) {
    String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    try {
      return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
