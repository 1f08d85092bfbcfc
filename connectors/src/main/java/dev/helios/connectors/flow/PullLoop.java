// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import dev.helios.connectors.flow.FetchThrottle.Permit;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches leased messages, hands them in and settles each by its answer. When the log does not take
 * a message, that one stays leased and is the trial of the {@link FetchThrottle}; what else is
 * leased is given back, and nothing is fetched meanwhile. An outage therefore costs each message
 * one delivery attempt, where some services give up after ten.
 */
public final class PullLoop<L> implements AutoCloseable {
  private static final Duration FIRST_IDLE = Duration.ofMillis(50);

  private final LeasingClient<L> client;
  private final PullSettings settings;
  private final Duration lease;
  private final Backoff idle;
  private final BlockingThrottle throttle;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param lease how long the service leases a message
   */
  public PullLoop(LeasingClient<L> client, PullSettings settings, Duration lease) {
    this.client = client;
    this.settings = settings;
    this.lease = lease;
    this.idle = new Backoff(FIRST_IDLE, longer(FIRST_IDLE, settings.idle()));
    this.throttle = new BlockingThrottle(new Backoff(settings.pause(), settings.pauseMax()));
  }

  /** As {@link dev.helios.connectors.port.Source#run}. */
  public void run(MessageHandler handler) throws Exception {
    failure.set(null);
    LeasedMessages<L> leased =
        new LeasedMessages<>(client, settings, lease, e -> failure.compareAndSet(null, e));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (int i = 0; i < settings.settlers(); i++) {
        threads.execute(leased::settleForEver);
      }
      threads.execute(leased::renewForEver);
      fetch(handler, leased);
    } finally {
      drain(leased);
      threads.shutdownNow();
    }
    Exception failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void fetch(MessageHandler handler, LeasedMessages<L> leased) throws Exception {
    int empty = 0;
    while (!isOver()) {
      Optional<Permit> permit = throttle.acquire();
      if (permit.isEmpty() || isOver()) {
        permit.ifPresent(throttle::unused);
        return;
      }
      LeasedMessages.Held<L> trial = leased.trial();
      if (trial == null) {
        throttle.accepted(permit.get());
        empty = handIn(fetched(leased), handler, leased) ? 0 : empty + 1;
        if (empty > 0) {
          closed.await(idle.pause(empty).toNanos(), TimeUnit.NANOSECONDS);
        }
      } else if (permit.get() == Permit.TRIAL) {
        tryAgain(trial, handler, leased);
      } else {
        // Rejected after the trial before it was accepted.
        throttle.rejected(permit.get());
      }
    }
  }

  private List<L> fetched(LeasedMessages<L> leased) throws Exception {
    int room = leased.room();
    List<L> messages = List.of();
    try {
      messages = room == 0 ? messages : client.fetch(room);
    } catch (Exception e) {
      if (!isClosed()) {
        throw e;
      }
    } finally {
      leased.release(room - messages.size());
    }
    return messages;
  }

  /** Whether there was any. */
  private boolean handIn(List<L> messages, MessageHandler handler, LeasedMessages<L> leased) {
    for (L message : messages) {
      LeasedMessages.Held<L> held = leased.hold(message);
      handler
          .take(client.message(message))
          .whenComplete((answer, thrown) -> decide(held, answered(answer, thrown), leased));
    }
    return !messages.isEmpty();
  }

  private void decide(
      LeasedMessages.Held<L> held, Settlement settlement, LeasedMessages<L> leased) {
    leased.decide(held, settlement);
    if (settlement == Settlement.NACK) {
      throttle.rejected(Permit.FREE);
    }
  }

  private void tryAgain(
      LeasedMessages.Held<L> trial, MessageHandler handler, LeasedMessages<L> leased)
      throws InterruptedException {
    CompletableFuture<Settlement> answer = new CompletableFuture<>();
    handler
        .take(client.message(trial.lease()))
        .whenComplete((settlement, thrown) -> answer.complete(answered(settlement, thrown)));
    Settlement settlement = awaited(answer);
    leased.decide(trial, settlement);
    switch (settlement) {
      case ACK -> throttle.accepted(Permit.TRIAL);
      case NACK -> throttle.rejected(Permit.TRIAL);
    }
  }

  private static Settlement awaited(CompletableFuture<Settlement> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the answer is completed with a value only", e);
    }
  }

  private static Settlement answered(@Nullable Settlement settlement, @Nullable Throwable thrown) {
    return settlement == null || thrown != null ? Settlement.NACK : settlement;
  }

  private void drain(LeasedMessages<L> leased) {
    leased.end();
    try {
      leased.await(settings.drain());
    } catch (InterruptedException e) {
      // What is left comes back by itself when its lease ends.
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean isOver() {
    return isClosed() || failure.get() != null;
  }

  @Override
  public void close() {
    closed.countDown();
    throttle.close();
    client.stop();
  }
}
