// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private final FetchThrottle pace;
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
    this.pace = new FetchThrottle(settings.pause(), settings.longestPause());
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
    pace.close();
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
    for (int turn = pace.turn(); turn > 0; turn = pace.turn()) {
      FetchThrottle.Outcome outcome = FetchThrottle.Outcome.NOTHING;
      try {
        List<Message> messages = fetch(turn);
        if (!messages.isEmpty()) {
          outcome = settle(messages);
        }
      } finally {
        pace.ended(turn, outcome);
      }
    }
    return true;
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

  private FetchThrottle.Outcome settle(List<Message> messages)
      throws AwsCallException, InterruptedException {
    messages.stream()
        .map(SqsMessageMapper::sentAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .ifPresent(oldest);
    ReceivedBatch handful = ReceivedBatch.over(messages, null, intake);
    handful.await(settled, settings.visibility(), settings.hold(), settings.drain(), () -> stopped);
    List<Message> unknown = handful.with(null);
    List<Message> back = new ArrayList<>(handful.with(Settlement.NACK));
    back.addAll(unknown);
    if (!back.isEmpty()) {
      settled.hide(back, pace.pause());
    }
    settled.delete(handful.with(Settlement.ACK));
    return back.isEmpty() ? FetchThrottle.Outcome.TAKEN : FetchThrottle.Outcome.LATER;
  }
}
