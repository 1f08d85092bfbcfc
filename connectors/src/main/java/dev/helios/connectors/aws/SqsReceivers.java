// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.flow.BlockingThrottle;
import dev.helios.connectors.flow.FetchThrottle.Permit;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.retry.Backoff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** One run of a source: its receivers, from the first poll to the last settled message. */
final class SqsReceivers {
  private final SqsSettings settings;
  private final SqsQueue polled;
  private final SqsQueue settled;
  private final MessageHandler intake;
  private final Consumer<Instant> oldest;
  private final BlockingThrottle throttle;
  private volatile boolean stopped;

  /**
   * @param polled closed by {@link #stop}, which ends the long polls
   * @param settled where messages are hidden, given back and taken off
   * @param oldest told when the oldest message of each receive was put into the queue
   */
  SqsReceivers(
      SqsSettings settings,
      SqsQueue polled,
      SqsQueue settled,
      MessageHandler intake,
      Consumer<Instant> oldest) {
    this.settings = settings;
    this.polled = polled;
    this.settled = settled;
    this.intake = intake;
    this.oldest = oldest;
    this.throttle = new BlockingThrottle(new Backoff(settings.pause(), settings.longestPause()));
  }

  /** Returns after {@link #stop}, or throws a receiver's fault; in both cases all have ended. */
  void run() throws Exception {
    @Nullable Exception fault = null;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Boolean> ended = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < settings.receivers(); i++) {
        ended.submit(this::receive);
      }
      try {
        for (int i = 0; i < settings.receivers(); i++) {
          Exception ending = ending(ended);
          fault = fault == null ? ending : fault;
        }
      } finally {
        stop();
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  void stop() {
    stopped = true;
    throttle.close();
    polled.close();
  }

  /** How the next receiver to end has ended; the first fault ends the others. */
  private @Nullable Exception ending(CompletionService<Boolean> ended) throws InterruptedException {
    try {
      ended.take().get();
      return null;
    } catch (ExecutionException e) {
      stop();
      return e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private boolean receive() throws AwsCallException, InterruptedException {
    for (var permit = throttle.acquire(); permit.isPresent(); permit = throttle.acquire()) {
      receive(permit.get());
    }
    return true;
  }

  /** Fetches, hands in and settles once. */
  private void receive(Permit permit) throws AwsCallException, InterruptedException {
    Optional<ReceivedBatch> batch = Optional.empty();
    try {
      batch = handedIn(fetch(permit == Permit.TRIAL ? 1 : SqsQueue.BATCH));
    } finally {
      if (batch.isEmpty()) {
        throttle.unused(permit);
      }
    }
    if (batch.isPresent()) {
      settle(batch.get(), permit);
    }
  }

  /** Nothing when the poll was ended by {@link #stop}. */
  private List<Message> fetch(int most) throws AwsCallException {
    try {
      return polled.receive(most, settings.poll(), settings.visibility());
    } catch (AwsCallException fault) {
      if (stopped) {
        return List.of();
      }
      throw fault;
    }
  }

  /** The messages with what became of them; empty when there are none. */
  private Optional<ReceivedBatch> handedIn(List<Message> messages)
      throws AwsCallException, InterruptedException {
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    messages.stream()
        .map(SqsMessageMapper::sentAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .ifPresent(oldest);
    ReceivedBatch batch = ReceivedBatch.over(messages, null, intake);
    batch.await(settled, settings.visibility(), settings.hold(), settings.drain(), () -> stopped);
    return Optional.of(batch);
  }

  private void settle(ReceivedBatch batch, Permit permit) throws AwsCallException {
    List<Message> back = new ArrayList<>(batch.with(Settlement.NACK));
    back.addAll(batch.with(null));
    if (back.isEmpty()) {
      throttle.accepted(permit);
    } else {
      throttle.rejected(permit);
      settled.hide(back, throttle.pause());
    }
    settled.delete(batch.with(Settlement.ACK));
  }
}
