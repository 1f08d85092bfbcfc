// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

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
 * The messages that are leased, at most as many as there is room for, and what was decided of each.
 * Thread-safe.
 */
final class LeasedMessages<L> {
  /** One leased message. */
  static final class Held<L> {
    private final L lease;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile long renewedAt = System.nanoTime();

    private Held(L lease) {
      this.lease = lease;
    }

    L lease() {
      return lease;
    }
  }

  private record Decision<L>(Held<L> held, Settlement settlement) {}

  private static final int RENEWALS_PER_LEASE = 3;

  private final LeasingClient<L> client;
  private final int most;
  private final Duration renewal;
  private final Consumer<Exception> failed;
  private final Semaphore room;
  private final Set<Held<L>> held = ConcurrentHashMap.newKeySet();
  // Bounded by the room: nothing is decided that is not leased.
  private final BlockingQueue<Decision<L>> decided = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Held<L>> trial = new AtomicReference<>();
  private volatile boolean ending;

  LeasedMessages(
      LeasingClient<L> client, PullSettings settings, Duration lease, Consumer<Exception> failed) {
    this.client = client;
    this.most = settings.underWay();
    this.room = new Semaphore(most);
    this.renewal = lease.dividedBy(RENEWALS_PER_LEASE);
    this.failed = failed;
  }

  /** Reserves all the room there is; 0 after a short wait for it. */
  int room() throws InterruptedException {
    boolean any = room.tryAcquire(50, TimeUnit.MILLISECONDS);
    return any ? 1 + room.drainPermits() : 0;
  }

  /** Gives back room that was reserved and is not needed. */
  void release(int unused) {
    room.release(unused);
  }

  Held<L> hold(L lease) {
    Held<L> one = new Held<>(lease);
    held.add(one);
    return one;
  }

  /** The rejected message that is tried again, null when there is none. */
  @Nullable Held<L> trial() {
    return trial.get();
  }

  /**
   * Notes what is to become of a message. The first that is rejected is kept as the trial. Never
   * blocks.
   */
  void decide(Held<L> one, Settlement settlement) {
    if (settlement == Settlement.NACK && keepsAsTrial(one)) {
      return;
    }
    trial.compareAndSet(one, null);
    finish(one, settlement);
  }

  private void finish(Held<L> one, Settlement settlement) {
    if (one.decided.compareAndSet(false, true)) {
      decided.add(new Decision<>(one, settlement));
    }
  }

  private boolean keepsAsTrial(Held<L> one) {
    boolean first = trial.get() == one || trial.compareAndSet(null, one);
    // Should the end have come meanwhile, whoever takes it back out of its place decides it.
    return first && !(ending && trial.compareAndSet(one, null));
  }

  /** From now on no rejected message is kept for another try. */
  void end() {
    ending = true;
    Held<L> last = trial.getAndSet(null);
    if (last != null) {
      finish(last, Settlement.NACK);
    }
  }

  /** Waits until nothing is leased, or the time is over. */
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
        decided.drainTo(batch, client.batch() - 1);
        carryOut(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(List<Decision<L>> batch) {
    var leases =
        batch.stream()
            .collect(
                Collectors.groupingBy(
                    Decision::settlement,
                    Collectors.mapping(decision -> decision.held().lease(), Collectors.toList())));
    batch.forEach(decision -> held.remove(decision.held()));
    try {
      if (leases.containsKey(Settlement.ACK)) {
        client.settle(leases.get(Settlement.ACK));
      }
      if (leases.containsKey(Settlement.NACK)) {
        client.giveBack(leases.get(Settlement.NACK));
      }
    } catch (Exception e) {
      failed.accept(e);
    } finally {
      room.release(batch.size());
    }
  }

  /** Renews leases in time, until interrupted. */
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
      for (int from = 0; from < due.size(); from += client.batch()) {
        List<Held<L>> some = due.subList(from, Math.min(due.size(), from + client.batch()));
        client.renew(some.stream().map(Held::lease).toList());
        some.forEach(one -> one.renewedAt = System.nanoTime());
      }
    } catch (Exception e) {
      failed.accept(e);
    }
  }
}
