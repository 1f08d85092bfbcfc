// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One subscription's backlog: leases with deadlines, redelivery, ordering keys, attempts, dead
 * letters, retained messages. Guarded by the topics' lock.
 */
public final class FakeSubscription {
  private final Subscription settings;
  private final long leaseSecondNanos;
  private final BiConsumer<String, PubsubMessage> republish;
  private final Consumer<String> acked;
  private final Map<String, Stored> messages = new LinkedHashMap<>();
  private final Map<String, Stored> leases = new HashMap<>();
  private long nextLease;
  private int acksToFail;
  private long deliveries;

  private static final class Stored {
    private final PubsubMessage message;
    private boolean acked;
    private int attempts;
    private String lease = "";
    private long leaseEnd;

    private Stored(PubsubMessage message) {
      this.message = message;
    }
  }

  /**
   * @param acked is told the id of every message that is settled for good
   */
  FakeSubscription(
      Subscription settings,
      long leaseSecondNanos,
      BiConsumer<String, PubsubMessage> republish,
      Consumer<String> acked) {
    this.settings = settings;
    this.leaseSecondNanos = leaseSecondNanos;
    this.republish = republish;
    this.acked = acked;
  }

  Subscription settings() {
    return settings;
  }

  void add(PubsubMessage message) {
    messages.put(message.getMessageId(), new Stored(message));
  }

  long backlog() {
    return messages.values().stream().filter(stored -> !stored.acked).count();
  }

  long deliveries() {
    return deliveries;
  }

  void failAcks(int count) {
    acksToFail = count;
  }

  List<ReceivedMessage> pull(int max, int deadlineSeconds) {
    expire();
    List<ReceivedMessage> pulled = new ArrayList<>();
    Set<String> busy = new HashSet<>();
    for (Stored stored : List.copyOf(messages.values())) {
      if (pulled.size() == max) {
        break;
      }
      if (stored.acked) {
        continue;
      }
      String key = stored.message.getOrderingKey();
      boolean behind = settings.getEnableMessageOrdering() && !key.isEmpty() && !busy.add(key);
      if (stored.lease.isEmpty() && !behind && !deadLetter(stored)) {
        pulled.add(lease(stored, deadlineSeconds));
      }
    }
    deliveries += pulled.size();
    return pulled;
  }

  private ReceivedMessage lease(Stored stored, int deadlineSeconds) {
    stored.attempts++;
    stored.lease = settings.getName() + "/" + nextLease++;
    stored.leaseEnd = System.nanoTime() + deadlineSeconds * leaseSecondNanos;
    leases.put(stored.lease, stored);
    ReceivedMessage.Builder received =
        ReceivedMessage.newBuilder().setAckId(stored.lease).setMessage(stored.message);
    if (settings.hasDeadLetterPolicy()) {
      received.setDeliveryAttempt(stored.attempts);
    }
    return received.build();
  }

  private boolean deadLetter(Stored stored) {
    if (!settings.hasDeadLetterPolicy()
        || stored.attempts < settings.getDeadLetterPolicy().getMaxDeliveryAttempts()) {
      return false;
    }
    settle(stored);
    String[] name = settings.getName().split("/", -1);
    republish.accept(
        settings.getDeadLetterPolicy().getDeadLetterTopic(),
        stored.message.toBuilder()
            .putAttributes(
                "CloudPubSubDeadLetterSourceDeliveryCount", Integer.toString(stored.attempts))
            .putAttributes("CloudPubSubDeadLetterSourceSubscription", name[3])
            .putAttributes("CloudPubSubDeadLetterSourceSubscriptionProject", name[1])
            .putAttributes(
                "CloudPubSubDeadLetterSourceTopicPublishTime",
                publishedAt(stored.message).toString())
            .build());
    return true;
  }

  private void expire() {
    long now = System.nanoTime();
    List.copyOf(leases.values()).stream()
        .filter(stored -> stored.leaseEnd - now < 0)
        .forEach(this::release);
  }

  private void release(Stored stored) {
    leases.remove(stored.lease);
    stored.lease = "";
  }

  /** The ids whose lease was over, or that were made to fail. */
  Set<String> acknowledge(List<String> ids) {
    expire();
    Set<String> failed = new HashSet<>();
    for (String id : ids) {
      Stored stored = leases.get(id);
      if (stored == null) {
        failed.add(id);
      } else {
        if (acksToFail > 0) {
          acksToFail--;
          failed.add(id);
        } else {
          settle(stored);
        }
        release(stored);
      }
    }
    return failed;
  }

  private void settle(Stored stored) {
    restoreAck(stored.message.getMessageId());
    acked.accept(stored.message.getMessageId());
  }

  /** Marks a message as settled, which nobody has to be told. */
  void restoreAck(String messageId) {
    Stored stored = messages.get(messageId);
    if (stored != null) {
      stored.acked = true;
      if (!settings.getRetainAckedMessages()) {
        messages.remove(messageId);
      }
    }
  }

  /** A deadline of 0 gives the message back. */
  Set<String> modify(List<String> ids, int seconds) {
    expire();
    Set<String> failed = new HashSet<>();
    for (String id : ids) {
      Stored stored = leases.get(id);
      if (stored == null) {
        failed.add(id);
      } else if (seconds == 0) {
        release(stored);
      } else {
        stored.leaseEnd = System.nanoTime() + seconds * leaseSecondNanos;
      }
    }
    return failed;
  }

  /** How many of these are leased still; the others are taken out of the set. */
  int leased(Set<String> ids) {
    expire();
    ids.retainAll(leases.keySet());
    return ids.size();
  }

  void seek(Instant to) {
    for (Stored stored : messages.values()) {
      boolean before = publishedAt(stored.message).isBefore(to);
      if (before || settings.getRetainAckedMessages()) {
        stored.acked = before;
        stored.attempts = 0;
        release(stored);
      }
    }
  }

  private static Instant publishedAt(PubsubMessage message) {
    return Instant.ofEpochSecond(
        message.getPublishTime().getSeconds(), message.getPublishTime().getNanos());
  }
}
