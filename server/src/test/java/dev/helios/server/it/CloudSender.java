// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A cloud that pushes so many events and tries each again, or gives it up, as its documentation
 * says of the answer; its pauses are scaled down to seconds. Thread-safe.
 */
final class CloudSender implements AutoCloseable {
  private static final int SENDERS = 6;
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final int DOUBLINGS = 4;

  private final Client client;
  private final Envelope cloud;
  private final String prefix;
  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();
  private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Integer> answers = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(SENDERS);
  private volatile boolean stopping;

  private CloudSender(Client client, Envelope cloud, String prefix, int count) {
    this.client = client;
    this.cloud = cloud;
    this.prefix = prefix + "-" + cloud;
    this.count = count;
  }

  static CloudSender start(Client client, Envelope cloud, String prefix, int count) {
    CloudSender sender = new CloudSender(client, cloud, prefix, count);
    for (int i = 0; i < SENDERS; i++) {
      Thread.ofVirtual().name(cloud + "-" + i).start(sender::send);
    }
    return sender;
  }

  /** What has to be stored: cloud and id, with the hash of the data. */
  Map<String, String> hashes() {
    return Numbered.hashes(cloud.name().toLowerCase(Locale.ROOT), prefix, count);
  }

  private void send() {
    for (int n = next.getAndIncrement(); n < count && !stopping; n = next.getAndIncrement()) {
      byte[] body = Goldens.utf8(cloud.event(Numbered.id(prefix, n), Numbered.data(prefix, n)));
      int attempt = 0;
      while (!stopping && !settled(n, body)) {
        again.incrementAndGet();
        LockSupport.parkNanos(FIRST.toNanos() << Math.min(attempt++, DOUBLINGS));
      }
    }
    ended.countDown();
  }

  /** Whether this event needs no further attempt. */
  private boolean settled(int n, byte[] body) {
    try {
      Answer answer = cloud.post(client, body);
      answers.merge("" + answer.status(), 1, Integer::sum);
      if (isDelivered(answer.status())) {
        delivered.incrementAndGet();
        return true;
      }
      if (isDropped(answer.status())) {
        givenUp.add(Numbered.id(prefix, n) + ": " + answer);
        return true;
      }
    } catch (IOException noAnswer) {
      answers.merge("none", 1, Integer::sum);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return false;
  }

  private boolean isDelivered(int status) {
    return switch (cloud) {
      case AWS -> status >= 200 && status < 300;
      case GCP -> Set.of(102, 200, 201, 202, 204).contains(status);
      case AZURE -> status >= 200 && status <= 204;
      case CLOUDEVENT, DIRECT -> throw new IllegalArgumentException("no cloud: " + cloud);
    };
  }

  /** Pub/Sub gives nothing up. */
  private boolean isDropped(int status) {
    return switch (cloud) {
      case AWS -> status < 500 && !Set.of(401, 407, 409, 429).contains(status);
      case GCP -> false;
      case AZURE -> Set.of(400, 401, 403, 413).contains(status);
      case CLOUDEVENT, DIRECT -> throw new IllegalArgumentException("no cloud: " + cloud);
    };
  }

  int delivered() {
    return delivered.get();
  }

  /** What the cloud has dropped: it would be lost. */
  Set<String> givenUp() {
    return givenUp;
  }

  boolean isDone() {
    return ended.getCount() == 0;
  }

  @Override
  public String toString() {
    return "%s: %d sent, %d delivered, %d tried again, answers %s"
        .formatted(cloud, count, delivered(), again.get(), answers);
  }

  @Override
  public void close() {
    stopping = true;
  }
}
