// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import dev.helios.connectors.port.FetchedMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message as Pub/Sub forwarded it to a dead-letter topic: data and attributes are the original's,
 * four attributes say where it was, and the message id is a new one; the original's is lost.
 */
final class DeadLetterMessage {
  private static final String PREFIX = "CloudPubSubDeadLetterSource";
  private static final String SUBSCRIPTION = PREFIX + "Subscription";
  private static final String PROJECT = PREFIX + "SubscriptionProject";
  private static final String PUBLISHED = PREFIX + "TopicPublishTime";
  private static final String COUNT = PREFIX + "DeliveryCount";

  /** No message of the original topic has such an id: ids there are decimal. */
  private static final String ID_PREFIX = "dead-letter-";

  private final PubsubMessage message;
  private final String pulledFrom;

  DeadLetterMessage(PubsubMessage message, String pulledFrom) {
    this.message = message;
    this.pulledFrom = pulledFrom;
  }

  /** When the original was published; the forwarding's time where that is not said. */
  Instant publishedAt() {
    String text = message.getAttributesOrDefault(PUBLISHED, "");
    try {
      return text.isEmpty()
          ? PubSubMessageMapper.publishTime(message)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return PubSubMessageMapper.publishTime(message);
    }
  }

  /** What the original's subscription would have delivered, but for the id. */
  FetchedMessage fetched(@Nullable String replay) {
    Instant published = publishedAt();
    PubsubMessage.Builder original =
        message.toBuilder()
            .setMessageId(ID_PREFIX + message.getMessageId())
            .setPublishTime(
                Timestamp.newBuilder()
                    .setSeconds(published.getEpochSecond())
                    .setNanos(published.getNano()));
    message.getAttributesMap().keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(original::removeAttributes);
    return PubSubMessageMapper.fetched(original.build(), subscription(), count(), replay);
  }

  private String subscription() {
    String name = message.getAttributesOrDefault(SUBSCRIPTION, "");
    if (name.isEmpty() || name.startsWith("projects/")) {
      return name.isEmpty() ? pulledFrom : name;
    }
    String project = message.getAttributesOrDefault(PROJECT, ResourceNames.project(pulledFrom));
    return "projects/" + project + "/subscriptions/" + name;
  }

  private int count() {
    try {
      return Integer.parseInt(message.getAttributesOrDefault(COUNT, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
