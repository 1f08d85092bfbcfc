// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Topics and subscriptions, apart from any server: they outlive its restarts. A second of a lease
 * is shorter than a second, so that lost messages come again soon. Thread-safe.
 */
public final class FakeTopics {
  /** A type whose messages are refused. */
  public static final String POISON = "Poison";

  private final long leaseSecondNanos;
  private final Set<String> topics = new HashSet<>();
  private final Map<String, FakeSubscription> subscriptions = new HashMap<>();
  private long nextId = 1_000_000_000_000_001L;
  private FakeJournal journal = FakeJournal.none();

  public FakeTopics(long leaseSecondNanos) {
    this.leaseSecondNanos = leaseSecondNanos;
  }

  /** Topics that are as they were before, but for the leases. */
  static FakeTopics keptIn(Path file, long leaseSecondNanos) throws IOException {
    FakeTopics topics = new FakeTopics(leaseSecondNanos);
    topics.nextId = Instant.now().toEpochMilli() * 1_000; // no two servers give the same ids
    if (Files.exists(file)) {
      FakeJournal.replay(file, topics);
    }
    topics.journal = FakeJournal.appendingTo(file);
    return topics;
  }

  synchronized void createTopic(String name) {
    if (topics.add(name)) {
      journal.topic(name);
    }
  }

  synchronized boolean hasTopic(String name) {
    return topics.contains(name);
  }

  public synchronized void subscribe(Subscription settings) {
    subscriptions.put(
        settings.getName(),
        new FakeSubscription(
            settings,
            leaseSecondNanos,
            this::publish,
            messageId -> journal.acked(settings.getName(), messageId)));
    journal.subscription(settings);
  }

  synchronized Subscription settings(String name) {
    return subscription(name).settings();
  }

  synchronized List<String> publish(String topic, List<PubsubMessage> messages) {
    if (!topics.contains(topic)) {
      throw Status.NOT_FOUND
          .withDescription("Resource not found (resource=" + topic + ").")
          .asRuntimeException();
    }
    boolean poisoned = messages.stream().anyMatch(m -> m.getAttributesMap().containsValue(POISON));
    if (poisoned
        || messages.stream().anyMatch(m -> m.getData().isEmpty() && m.getAttributesCount() == 0)) {
      throw Status.INVALID_ARGUMENT.withDescription("a message is not valid").asRuntimeException();
    }
    List<String> ids = new ArrayList<>();
    messages.forEach(message -> ids.add(publish(topic, message)));
    return ids;
  }

  private String publish(String topic, PubsubMessage message) {
    String id = Long.toString(nextId++);
    Instant now = Instant.now();
    PubsubMessage published =
        message.toBuilder()
            .setMessageId(id)
            .setPublishTime(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .build();
    journal.published(topic, published);
    deliver(topic, published);
    return id;
  }

  private void deliver(String topic, PubsubMessage published) {
    subscriptions.values().stream()
        .filter(subscription -> subscription.settings().getTopic().equals(topic))
        .forEach(subscription -> subscription.add(published));
  }

  synchronized void restore(String topic, PubsubMessage published) {
    nextId = Math.max(nextId, Long.parseLong(published.getMessageId()) + 1);
    deliver(topic, published);
  }

  synchronized void restoreAck(String subscription, String messageId) {
    subscription(subscription).restoreAck(messageId);
  }

  synchronized List<ReceivedMessage> pull(String name, int max, int deadlineSeconds) {
    return subscription(name).pull(max, deadlineSeconds);
  }

  synchronized Set<String> acknowledge(String name, List<String> ids) {
    return subscription(name).acknowledge(ids);
  }

  synchronized Set<String> modify(String name, List<String> ids, int seconds) {
    return subscription(name).modify(ids, seconds);
  }

  /** How many of these are leased still; the others are taken out of the set. */
  synchronized int leased(String name, Set<String> ids) {
    return subscription(name).leased(ids);
  }

  synchronized void seek(SeekRequest request) {
    subscription(request.getSubscription())
        .seek(Instant.ofEpochSecond(request.getTime().getSeconds(), request.getTime().getNanos()));
    journal.sought(request);
  }

  public synchronized void failAcks(String name, int count) {
    subscription(name).failAcks(count);
  }

  public synchronized long backlog(String name) {
    return subscription(name).backlog();
  }

  synchronized long deliveries(String name) {
    return subscription(name).deliveries();
  }

  private FakeSubscription subscription(String name) {
    FakeSubscription found = subscriptions.get(name);
    if (found == null) {
      throw Status.NOT_FOUND
          .withDescription("Resource not found (resource=" + name + ").")
          .asRuntimeException();
    }
    return found;
  }
}
