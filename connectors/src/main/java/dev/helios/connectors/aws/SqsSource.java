// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Fetches from a queue behind a rule of EventBridge, or behind an SNS topic. Messages are taken off
 * after the intake has kept them, hidden for longer while they are under way, and given back when
 * the log cannot take them. The queue gives each at least once.
 *
 * <p>After a fault {@link #run} may be called again on the same source.
 */
public final class SqsSource implements Source {
  private final AwsAccess access;
  private final SqsSettings settings;
  private final InstantSource clock;
  private final SqsQueue queue;
  private volatile @Nullable Instant oldest;

  private final Object lock = new Object();
  private @Nullable SqsReceivers running;
  private boolean closed;

  public SqsSource(AwsAccess access, SqsSettings settings, InstantSource clock) {
    this.access = access;
    this.settings = settings;
    this.clock = clock;
    this.queue =
        new SqsQueue(AwsClients.sqs(access, settings.receivers() + 1), settings.queueUrl());
  }

  @Override
  public SourceName name() {
    return new SourceName(Cloud.AWS, "sqs", queue.name());
  }

  /** Throws {@link AwsCallException} when SQS cannot be reached or refuses. */
  @Override
  public void run(MessageHandler intake) throws Exception {
    SqsReceivers receivers;
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (running != null) {
        throw new IllegalStateException("expected one run at a time of " + name());
      }
      // Polls have a client of their own: closing it ends them without touching what is settled.
      receivers = new SqsReceivers(settings, poller(), queue, intake, sent -> oldest = sent);
      running = receivers;
    }
    try {
      receivers.run();
    } finally {
      synchronized (lock) {
        running = null;
        if (closed) {
          queue.close();
        }
      }
    }
  }

  private SqsQueue poller() {
    return new SqsQueue(AwsClients.sqs(access, settings.receivers()), settings.queueUrl());
  }

  /**
   * What is in the queue, with what is under way; SQS calls its figures approximate. The age is
   * that of the messages that were received last: SQS itself tells the oldest's only as a metric.
   */
  @Override
  public Optional<Lag> lag() throws AwsCallException {
    Map<QueueAttributeName, String> found =
        queue.attributes(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long messages = found.values().stream().mapToLong(Long::parseLong).sum();
    return Optional.of(new Lag(messages, age(messages)));
  }

  private Optional<Duration> age(long messages) {
    Instant sent = oldest;
    if (messages == 0) {
      return Optional.of(Duration.ZERO);
    }
    if (sent == null) {
      return Optional.empty();
    }
    Duration age = Duration.between(sent, clock.instant());
    return Optional.of(age.isNegative() ? Duration.ZERO : age);
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      if (running == null) {
        queue.close();
      } else {
        running.stop();
      }
    }
  }
}
