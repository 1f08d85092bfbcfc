// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Intake;
import dev.helios.connectors.port.Intake.Fate;
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
record Handful(List<Held> held) {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** One message, and what will become of it. */
  record Held(Message message, CompletableFuture<Fate> fate) {
    /** What became of it; null while nobody knows. */
    @Nullable Fate now() {
      return fate.isDone() ? fate.getNow(Fate.LATER) : null;
    }
  }

  /** Hands messages over. */
  static Handful over(List<Message> messages, @Nullable String replay, Intake intake) {
    return new Handful(
        messages.stream()
            .map(
                message ->
                    new Held(
                        message,
                        intake
                            .take(Letters.of(message, replay))
                            .toCompletableFuture()
                            // No stage should fail; one that does must not lose its message.
                            .exceptionally(thrown -> Fate.LATER)))
            .toList());
  }

  /**
   * Waits until every fate is known, and keeps the messages hidden meanwhile. Gives up after {@code
   * hold}, and {@code drain} after {@code stopped} says so.
   */
  void await(
      SqsQueue queue, Duration visibility, Duration hold, Duration drain, BooleanSupplier stopped)
      throws AwsFault, InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(held.stream().map(Held::fate).toArray(CompletableFuture[]::new));
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

  /** The messages with this fate; with null, those whose fate is not known. */
  List<Message> with(@Nullable Fate fate) {
    return held.stream().filter(one -> one.now() == fate).map(Held::message).toList();
  }

  private static boolean done(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("every failure of a fate is turned into one", e);
    }
  }
}
