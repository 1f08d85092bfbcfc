// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.core.event.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A topic, its dead-letter topic and their subscriptions on a stand-in, made anew for each test.
 */
final class Bench implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final PubSubAccess access;
  private final PubSubConnection connection;
  private final PublisherStub publisher;
  private final SubscriberStub subscriber;
  private final int number = NUMBER.incrementAndGet();

  Bench(PubSubAccess access) throws IOException {
    this(access, (bench, settings) -> settings);
  }

  Bench(PubSubAccess access, UnaryOperator<Subscription.Builder> settings) throws IOException {
    this(access, (bench, builder) -> settings.apply(builder));
  }

  /**
   * @param settings what the subscription is besides its name and topic
   */
  Bench(PubSubAccess access, BiFunction<Bench, Subscription.Builder, Subscription.Builder> settings)
      throws IOException {
    this.access = access;
    connection = PubSubConnection.open(access);
    publisher = connection.topics(TIMEOUT);
    subscriber = connection.subscriptions(TIMEOUT);
    createTopic(topic());
    createTopic(deadTopic());
    subscribe(
        settings.apply(this, Subscription.newBuilder().setName(subscription()).setTopic(topic())));
    subscribe(Subscription.newBuilder().setName(deadLetters()).setTopic(deadTopic()));
  }

  String topic() {
    return "projects/acme/topics/payments-" + number;
  }

  String subscription() {
    return "projects/acme/subscriptions/helios-" + number;
  }

  String deadTopic() {
    return "projects/acme/topics/dead-" + number;
  }

  String deadLetters() {
    return "projects/acme/subscriptions/dead-" + number;
  }

  DeadLetterPolicy.Builder deadLetterPolicy() {
    return DeadLetterPolicy.newBuilder().setDeadLetterTopic(deadTopic()).setMaxDeliveryAttempts(5);
  }

  private void createTopic(String name) {
    publisher.createTopicCallable().call(Topic.newBuilder().setName(name).build());
  }

  private void subscribe(Subscription.Builder settings) {
    subscriber
        .createSubscriptionCallable()
        .call(
            settings
                .setAckDeadlineSeconds(10)
                .setMessageRetentionDuration(
                    com.google.protobuf.Duration.newBuilder().setSeconds(7 * 24 * 3_600))
                .build());
  }

  /** A message with these attributes, names and values in turn. Its id. */
  String publish(String topic, String data, String... attributes) {
    PubsubMessage.Builder message =
        PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(data));
    for (int i = 0; i < attributes.length; i += 2) {
      message.putAttributes(attributes[i], attributes[i + 1]);
    }
    PublishRequest request =
        PublishRequest.newBuilder().setTopic(topic).addMessages(message).build();
    return publisher.publishCallable().call(request).getMessageIds(0);
  }

  PubSubPublisher publisher() throws IOException {
    return new PubSubPublisher(
        access, new PubSubPublisherSettings(topic(), "eventType", "eventTime", TIMEOUT));
  }

  PubSubSource source(ReplayMarks marks) {
    return new PubSubSource(access, quick(subscription()), marks, InstantSource.system());
  }

  PubSubSource source() {
    return source(new ReplayMarks());
  }

  /** Short pauses; patience with an absent server. */
  static PubSubSourceSettings quick(String subscription) {
    return new PubSubSourceSettings(
        subscription,
        500,
        8L << 20,
        200,
        Duration.ofMinutes(10),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60));
  }

  /** Events of as many orders as there are keys, in turn. */
  static List<Outgoing> outgoing(int from, int count, int keys) {
    return IntStream.range(from, from + count)
        .mapToObj(
            i ->
                new Outgoing(
                    "out-" + i,
                    "/till",
                    "PaymentProcessed",
                    keys == 0 ? "" : "ORD-" + i % keys,
                    Instant.parse("2026-11-20T07:00:00Z").plusMillis(i),
                    Bytes.utf8(
                        "{\"order_id\":\"ORD-%d\",\"amount\":%d.25,\"n\":%d}"
                            .formatted(keys == 0 ? i : i % keys, i, i))))
        .toList();
  }

  @Override
  public void close() {
    publisher.close();
    subscriber.close();
    connection.close();
  }
}
