// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches, hands in, and does with each message what became of it. When the log cannot take one,
 * that one stays on loan and is offered again until it is taken, later and later; what else was in
 * hand is given back and nothing is fetched meanwhile. So an outage costs each message one attempt
 * and not ten, after which some services would throw it away.
 */
final class PullLoop<L> implements AutoCloseable {
  private static final Duration FIRST_IDLE = Duration.ofMillis(50);

  private final LeasingClient<L> feed;
  private final AzureTuning.Pull tuning;
  private final Duration loan;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param loan how long the service lends a message out
   */
  PullLoop(LeasingClient<L> feed, AzureTuning.Pull tuning, Duration loan) {
    this.feed = feed;
    this.tuning = tuning;
    this.loan = loan;
  }

  /** As {@link dev.helios.connectors.port.Source#run}. */
  void run(MessageHandler intake) throws Exception {
    failure.set(null);
    LeasedMessages<L> held =
        new LeasedMessages<>(feed, tuning, loan, e -> failure.compareAndSet(null, e));
    ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (int i = 0; i < tuning.settlers(); i++) {
        hands.execute(held::settleForEver);
      }
      hands.execute(held::renewForEver);
      fetch(intake, held);
    } finally {
      drain(held);
      hands.shutdownNow();
    }
    Exception failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void fetch(MessageHandler intake, LeasedMessages<L> held) throws Exception {
    Duration idle = FIRST_IDLE;
    while (!isOver()) {
      LeasedMessages.Held<L> waiting = held.waiting();
      if (waiting != null) {
        offerUntilTaken(waiting, intake, held);
        continue;
      }
      List<L> loans = fetched(held);
      loans.forEach(one -> handIn(held.hold(one), intake, held));
      idle = loans.isEmpty() ? longer(idle, tuning.idle()) : FIRST_IDLE;
      if (loans.isEmpty()) {
        closed.await(idle.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
  }

  private List<L> fetched(LeasedMessages<L> held) throws Exception {
    int room = held.room();
    List<L> loans = List.of();
    try {
      loans = room == 0 ? loans : feed.fetch(room);
    } catch (Exception e) {
      if (!isClosed()) {
        throw e;
      }
    } finally {
      held.lent(loans, room);
    }
    return loans;
  }

  private void handIn(LeasedMessages.Held<L> held, MessageHandler intake, LeasedMessages<L> all) {
    intake
        .take(feed.message(held.loan()))
        .whenComplete(
            (settlement, error) -> all.decide(held, error == null ? settlement : Settlement.NACK));
  }

  private void offerUntilTaken(
      LeasedMessages.Held<L> waiting, MessageHandler intake, LeasedMessages<L> held)
      throws InterruptedException {
    Duration pause = tuning.pause();
    while (!isOver() && held.waiting() == waiting) {
      closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      pause = longer(pause, tuning.pauseMax());
      if (!isOver()) {
        CountDownLatch answered = new CountDownLatch(1);
        intake
            .take(feed.message(waiting.loan()))
            .whenComplete(
                (settlement, error) -> {
                  held.decide(waiting, error == null ? settlement : Settlement.NACK);
                  answered.countDown();
                });
        answered.await();
      }
    }
  }

  private void drain(LeasedMessages<L> held) {
    held.end();
    try {
      held.await(tuning.drain());
    } catch (InterruptedException e) {
      // What is left comes back by itself when its loan ends.
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration now, Duration most) {
    Duration twice = now.multipliedBy(2);
    return twice.compareTo(most) < 0 ? twice : most;
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
    feed.stop();
  }
}
