// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Empties a dead-letter queue of what happened in a range: that of a queue's redrive policy, or
 * that of a rule's target. Each message is handed in marked as a replay and deleted when it is
 * kept; the others are shown again at the end. The time is the event's own, or when the message was
 * sent where it has none that can be read.
 */
public final class SqsDeadLetterBackfill implements Backfill {
  /** Receives without anything new after which a queue counts as read through. */
  private static final int EMPTY_RECEIVES = 2;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final AwsAccess access;
  private final SqsDeadLetterSettings settings;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  public SqsDeadLetterBackfill(
      AwsAccess access, SqsDeadLetterSettings settings, InstantSource clock) {
    this.access = access;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public SourceName name() {
    return new SourceName(Cloud.AWS, "sqs-dead-letters", SqsSettings.nameOf(settings.queueUrl()));
  }

  @Override
  public String plan(Range range) throws AwsCallException {
    try (SqsQueue queue = queue()) {
      String waiting =
          queue
              .attributes(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
              .getOrDefault(
                  QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "an unknown number of");
      return """
      The dead-letter queue %s holds about %s messages. All of them would be received; those of \
      events from %s to %s handed in as replay %s and deleted, the others shown again. How many \
      are in the range cannot be told without receiving them.\
      """
          .formatted(queue.name(), waiting, range.from(), range.to(), range.replay());
    }
  }

  @Override
  public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
      throws AwsCallException, InterruptedException {
    try (SqsQueue queue = queue()) {
      Map<String, Message> passedOver = new HashMap<>();
      try {
        long handed = read(queue, range, intake, progress, passedOver);
        progress.accept(new Progress("read through", handed + passedOver.size(), handed, true));
      } finally {
        queue.hide(List.copyOf(passedOver.values()), Duration.ZERO);
      }
    }
  }

  /** How many were handed in. */
  private long read(
      SqsQueue queue,
      Range range,
      MessageHandler intake,
      Consumer<Progress> progress,
      Map<String, Message> passedOver)
      throws AwsCallException, InterruptedException {
    long handed = 0;
    for (int empty = 0; empty < EMPTY_RECEIVES; ) {
      if (isClosed()) {
        throw new InterruptedException("closed while " + queue.name() + " was read");
      }
      int before = passedOver.size();
      List<Message> inRange = new ArrayList<>();
      for (Message message :
          queue.receive(SqsQueue.BATCH, settings.poll(), settings.visibility())) {
        if (isIn(range, message)) {
          inRange.add(message);
        } else {
          passedOver.put(message.messageId(), message);
        }
      }
      handIn(queue, inRange, range.replay(), intake);
      handed += inRange.size();
      empty = inRange.isEmpty() && passedOver.size() == before ? empty + 1 : 0;
      limit(queue, passedOver.size());
      progress.accept(new Progress("reading", handed + passedOver.size(), handed, false));
    }
    return handed;
  }

  private boolean isIn(Range range, Message message) {
    var time = SqsMessageMapper.happenedAt(message, clock.instant());
    return !time.isBefore(range.from()) && time.isBefore(range.to());
  }

  private void limit(SqsQueue queue, int passedOver) throws AwsCallException {
    if (passedOver > settings.mostPassedOver()) {
      throw AwsCallException.of(
          "SQS queue %s holds more than %d messages out of the range; widen it, or empty the queue"
                  .formatted(queue.name(), settings.mostPassedOver())
              + " in parts",
          "");
    }
  }

  /** Offers messages until the log takes them, later and later. */
  private void handIn(SqsQueue queue, List<Message> messages, String replay, MessageHandler intake)
      throws AwsCallException, InterruptedException {
    List<Message> left = messages;
    Backoff backoff = new Backoff(settings.pause(), LONGEST_PAUSE);
    for (int tries = 1; !left.isEmpty(); tries++) {
      ReceivedBatch batch = ReceivedBatch.over(left, replay, intake);
      batch.await(
          queue, settings.visibility(), settings.visibility(), Duration.ZERO, this::isClosed);
      queue.delete(batch.with(Settlement.ACK));
      left =
          batch.held().stream()
              .filter(held -> held.now() != Settlement.ACK)
              .map(ReceivedBatch.Held::message)
              .toList();
      if (!left.isEmpty() && (tries == settings.tries() || paused(backoff.pause(tries)))) {
        queue.hide(left, Duration.ZERO);
        throw AwsCallException.of(
            "SQS queue %s: the log did not take %d messages in %d tries; they are back in the queue,"
                    .formatted(queue.name(), left.size(), tries)
                + " run it again",
            "");
      }
    }
  }

  /** Waits; true when it was closed meanwhile. */
  private boolean paused(Duration pause) throws InterruptedException {
    return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private SqsQueue queue() {
    return new SqsQueue(AwsClients.sqs(access, 2), settings.queueUrl());
  }

  /** Ends a run, which throws InterruptedException; the next goes on where it ended. */
  @Override
  public void close() {
    closed.countDown();
  }
}
