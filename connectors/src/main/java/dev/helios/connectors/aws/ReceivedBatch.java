// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The messages of one receive on their way through the intake. For one thread.
 *
 * @param held in the order of the receive
 */
record ReceivedBatch(List<Held> held) {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** One message, and what will become of it. */
  record Held(Message message, CompletableFuture<Settlement> settlement) {
    /** What became of it; null while nobody knows. */
    @Nullable Settlement now() {
      return settlement.isDone() ? settlement.getNow(Settlement.NACK) : null;
    }
  }

  /** Hands messages over. */
  static ReceivedBatch over(
      List<Message> messages, @Nullable String replay, MessageHandler intake) {
    return new ReceivedBatch(
        messages.stream()
            .map(
                message ->
                    new Held(
                        message,
                        intake
                            .take(SqsMessageMapper.of(message, replay))
                            .toCompletableFuture()
                            // No stage should fail; one that does must not lose its message.
                            .exceptionally(thrown -> Settlement.NACK)))
            .toList());
  }

  /**
   * Waits until every settlement is known, and keeps the messages hidden meanwhile. Gives up after
   * {@code hold}, and {@code drain} after {@code stopped} says so.
   */
  void await(
      SqsQueue queue, Duration visibility, Duration hold, Duration drain, BooleanSupplier stopped)
      throws AwsCallException, InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            held.stream().map(Held::settlement).toArray(CompletableFuture[]::new));
    long began = System.nanoTime();
    long hidden = began;
    long closing = 0;
    while (!done(all)) {
      long now = System.nanoTime();
      if (closing == 0 && stopped.getAsBoolean()) {
        closing = now;
      }
      if (now - began > hold.toNanos() || (closing != 0 && now - closing > drain.toNanos())) {
        return;
      }
      if (now - hidden > visibility.toNanos() / 3) {
        queue.hide(with(null), visibility);
        hidden = now;
      }
    }
  }

  /** The messages with this settlement; with null, those whose settlement is not known. */
  List<Message> with(@Nullable Settlement settlement) {
    return held.stream().filter(one -> one.now() == settlement).map(Held::message).toList();
  }

  private static boolean done(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("every failure of a settlement is turned into one", e);
    }
  }
}
