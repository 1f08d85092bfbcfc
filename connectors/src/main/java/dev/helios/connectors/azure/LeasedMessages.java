// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.MessageHandler.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The messages in hand, at most as many as there is room for, and what was decided of them.
 * Thread-safe.
 */
final class LeasedMessages<L> {
  /** One message in hand. */
  static final class Held<L> {
    private final L loan;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile long renewedAt = System.nanoTime();

    private Held(L loan) {
      this.loan = loan;
    }

    L loan() {
      return loan;
    }
  }

  private record Decision<L>(Held<L> held, Settlement settlement) {}

  private static final int RENEWALS_PER_LOAN = 3;

  private final LeasingClient<L> feed;
  private final int most;
  private final Duration renewal;
  private final Consumer<Exception> failed;
  private final Semaphore room;
  private final Set<Held<L>> held = ConcurrentHashMap.newKeySet();
  // Bounded by the room: nothing is decided that is not in hand.
  private final BlockingQueue<Decision<L>> decided = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Held<L>> waiting = new AtomicReference<>();
  private volatile boolean ending;

  LeasedMessages(
      LeasingClient<L> feed, AzureTuning.Pull tuning, Duration loan, Consumer<Exception> failed) {
    this.feed = feed;
    this.most = tuning.underWay();
    this.room = new Semaphore(most);
    this.renewal = loan.dividedBy(RENEWALS_PER_LOAN);
    this.failed = failed;
  }

  /** Reserves all the room there is; 0 after a short wait for it. */
  int room() throws InterruptedException {
    boolean any = room.tryAcquire(50, TimeUnit.MILLISECONDS);
    return any ? 1 + room.drainPermits() : 0;
  }

  /** Gives back what of the reserved room the messages do not need. */
  void lent(List<L> loans, int reserved) {
    room.release(reserved - loans.size());
  }

  Held<L> hold(L loan) {
    Held<L> one = new Held<>(loan);
    held.add(one);
    return one;
  }

  /** The message that waits for the log, null when none does. */
  @Nullable Held<L> waiting() {
    return waiting.get();
  }

  /** Never blocks. */
  void decide(Held<L> one, Settlement settlement) {
    if (settlement == Settlement.NACK && mayWait(one)) {
      return;
    }
    waiting.compareAndSet(one, null);
    finish(one, settlement);
  }

  private void finish(Held<L> one, Settlement settlement) {
    if (one.decided.compareAndSet(false, true)) {
      decided.add(new Decision<>(one, settlement));
    }
  }

  private boolean mayWait(Held<L> one) {
    boolean first = waiting.get() == one || waiting.compareAndSet(null, one);
    // Should the end have come meanwhile, whoever takes it back out of its place decides it.
    return first && !(ending && waiting.compareAndSet(one, null));
  }

  /** From here on nothing waits for the log any more. */
  void end() {
    ending = true;
    Held<L> last = waiting.getAndSet(null);
    if (last != null) {
      finish(last, Settlement.NACK);
    }
  }

  /** Waits until nothing is in hand, or the time is over. */
  void await(Duration time) throws InterruptedException {
    if (room.tryAcquire(most, time.toNanos(), TimeUnit.NANOSECONDS)) {
      room.release(most);
    }
  }

  /** Carries out what is decided, until interrupted. */
  void settleForEver() {
    try {
      while (true) {
        List<Decision<L>> batch = new ArrayList<>();
        batch.add(decided.take());
        decided.drainTo(batch, feed.batch() - 1);
        carryOut(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(List<Decision<L>> batch) {
    var loans =
        batch.stream()
            .collect(
                Collectors.groupingBy(
                    Decision::settlement,
                    Collectors.mapping(decision -> decision.held().loan(), Collectors.toList())));
    batch.forEach(decision -> held.remove(decision.held()));
    try {
      if (loans.containsKey(Settlement.ACK)) {
        feed.settle(loans.get(Settlement.ACK));
      }
      if (loans.containsKey(Settlement.NACK)) {
        feed.giveBack(loans.get(Settlement.NACK));
      }
    } catch (Exception e) {
      failed.accept(e);
    } finally {
      room.release(batch.size());
    }
  }

  /** Prolongs what is in hand for long, until interrupted. */
  void renewForEver() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(renewal.toNanos() / 2);
        renewDue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renewDue() {
    long now = System.nanoTime();
    List<Held<L>> due =
        held.stream().filter(one -> now - one.renewedAt > renewal.toNanos()).toList();
    try {
      for (int from = 0; from < due.size(); from += feed.batch()) {
        List<Held<L>> some = due.subList(from, Math.min(due.size(), from + feed.batch()));
        feed.renew(some.stream().map(Held::loan).toList());
        some.forEach(one -> one.renewedAt = System.nanoTime());
      }
    } catch (Exception e) {
      failed.accept(e);
    }
  }
}
