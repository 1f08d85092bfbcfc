// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.LedgerFile;
import dev.helios.lab.ledger.Sent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The program of the load's process. Says {@code acknowledged attempts} on its output ten times a
 * second; ends when its events are used up or its input is closed, after the answers under way.
 */
public final class LoadProgram {
  private static final int PATIENCE_MILLIS = 45_000;
  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int REDELIVER_EACH = 20;
  private static final int NO_LEDGER = 3;

  private final LoadPlan plan;
  private final LedgerFile ledger;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong attempts = new AtomicLong();
  private final long begun = System.nanoTime();
  private volatile boolean stopping;
  private volatile @Nullable String failure;

  private LoadProgram(LoadPlan plan, LedgerFile ledger) {
    this.plan = plan;
    this.ledger = ledger;
  }

  public static void main(String[] words) throws Exception {
    LoadPlan plan = LoadPlan.parse(List.of(words));
    try (LedgerFile ledger = new LedgerFile(plan.ledger())) {
      LoadProgram load = new LoadProgram(plan, ledger);
      load.run();
      load.sayFailure();
    }
  }

  private void run() throws InterruptedException {
    Thread ending = Thread.ofPlatform().daemon().start(this::awaitEnd);
    CyclicBarrier barrier = new CyclicBarrier(plan.senders());
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < plan.senders(); i++) {
      int sender = i;
      senders.add(Thread.ofVirtual().unstarted(() -> send(sender, barrier)));
    }
    senders.forEach(Thread::start);
    for (Thread sender : senders) {
      while (!sender.join(Duration.ofMillis(100))) {
        tell();
      }
    }
    tell();
    ending.interrupt();
  }

  /** A ledger that could not be written is no ledger: one line, and an exit code of its own. */
  private void sayFailure() {
    if (failure != null) {
      System.err.println("the load stopped, its ledger could not be written: " + failure);
      System.exit(NO_LEDGER);
    }
  }

  private void tell() {
    System.out.println(acknowledged.get() + " " + attempts.get());
  }

  private void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // only the end counts
      }
    } catch (IOException e) {
      // The end, too.
    }
    stopping = true;
  }

  private void send(int sender, CyclicBarrier barrier) {
    List<HttpConnection> connections = new ArrayList<>();
    for (URI url : plan.urls()) {
      connections.add(new HttpConnection(url, PATIENCE_MILLIS));
    }
    try {
      switch (plan.shape()) {
        case INSIST -> insist(connections);
        case ONCE -> once(connections);
        case RACE -> race(connections, sender, barrier, false);
        case CONFLICT -> race(connections, sender, barrier, true);
      }
    } catch (IOException e) {
      failure = e.getMessage();
      stopping = true;
    } finally {
      connections.forEach(HttpConnection::close);
    }
  }

  private void insist(List<HttpConnection> connections) throws IOException {
    for (long n = next.getAndIncrement(); n < plan.max() && !stopping; n = next.getAndIncrement()) {
      awaitSlot(n);
      Event event = event(n);
      int turn = (int) (n % connections.size());
      boolean kept = attempt(connections.get(turn), event);
      while (!kept && !stopping) {
        LockSupport.parkNanos(AGAIN_NANOS);
        turn = (turn + 1) % connections.size();
        kept = attempt(connections.get(turn), event);
      }
      if (kept && n % REDELIVER_EACH == 0 && !stopping) {
        attempt(connections.get(turn), event);
      }
    }
  }

  private void once(List<HttpConnection> connections) throws IOException {
    for (long n = next.getAndIncrement(); n < plan.max() && !stopping; n = next.getAndIncrement()) {
      awaitSlot(n);
      Event event = event(n);
      attempt(connections.get((int) (n % connections.size())), event);
    }
  }

  private Event event(long n) {
    return switch (plan.kind()) {
      case UNRELATED -> Event.of(plan.prefix(), n, plan.padding());
      case ORDERS -> Event.step(plan.prefix(), n, Instant.now());
    };
  }

  /** Every sender runs through the same ids, so each round is at the same moment. */
  private void race(
      List<HttpConnection> connections, int sender, CyclicBarrier barrier, boolean conflicting)
      throws IOException {
    HttpConnection mine = connections.get(sender % connections.size());
    try {
      for (long n = 0; n < plan.max() && !stopping; n++) {
        long variant = conflicting ? (sender / connections.size()) % 2 : 0;
        Event event = Event.of("azure", plan.prefix() + n, variant, plan.padding());
        barrier.await();
        while (!attempt(mine, event) && !stopping) {
          LockSupport.parkNanos(AGAIN_NANOS);
        }
      }
    } catch (BrokenBarrierException e) {
      stopping = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      barrier.reset(); // the others must not wait for one that is gone
    }
  }

  private void awaitSlot(long n) {
    if (plan.rate() == 0) {
      return;
    }
    long due = begun + n * TimeUnit.SECONDS.toNanos(1) / plan.rate();
    for (long wait = due - System.nanoTime();
        wait > 0 && !stopping;
        wait = due - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(wait, AGAIN_NANOS));
    }
  }

  private boolean attempt(HttpConnection connection, Event event) throws IOException {
    long start = System.nanoTime();
    ledger.write(new Sent(event.key(), event.sha256(), micros()));
    attempts.incrementAndGet();
    Reply reply = connection.post(event.path(), event.contentType(), event.body());
    Answered answer =
        new Answered(
            event.key(),
            event.sha256(),
            reply.word(),
            reply.fate(),
            micros(),
            (System.nanoTime() - start) / 1_000,
            reply instanceof Reply.Http http && http.retryAfter());
    ledger.write(answer);
    if (answer.isAcknowledged()) {
      acknowledged.incrementAndGet();
    }
    return answer.isAcknowledged();
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
