// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import dev.helios.simulator.ledger.Ledger;
import dev.helios.simulator.ledger.Outcome;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests without ever making the caller wait, and sends them again as their cloud would. At
 * most a set number is on the wire at once; the rest waits in a queue with a bound of its own, and
 * what finds that full is given back as not sent. Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {
  private static final int CALLBACK_THREADS = 2;
  private static final long PAUSE_NANOS = 20_000_000;

  private final URI base;
  private final Ledger ledger;
  private final Statistics statistics;
  private final Watcher watcher;
  private final Clock clock;
  private final int pendingMax;
  private final Semaphore wire;
  private final AtomicLong pending = new AtomicLong();
  private final ConcurrentLinkedQueue<Delivery> queue = new ConcurrentLinkedQueue<>();
  private final ExecutorService callbacks =
      Executors.newFixedThreadPool(
          CALLBACK_THREADS, Thread.ofPlatform().daemon().name("answers-", 0).factory());
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retries").factory());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(callbacks).build();

  /**
   * @param wireMax most requests on the wire at once
   * @param pendingMax most requests on the wire, queued and waiting to be sent again together
   */
  public Dispatcher(
      URI base,
      Ledger ledger,
      Statistics statistics,
      Watcher watcher,
      Clock clock,
      int wireMax,
      int pendingMax) {
    this.base = base;
    this.ledger = ledger;
    this.statistics = statistics;
    this.watcher = watcher;
    this.clock = clock;
    this.pendingMax = pendingMax;
    this.wire = new Semaphore(wireMax);
  }

  /** Takes a request over; returns at once. */
  public void send(Request request, long dueNanos) {
    if (pending.incrementAndGet() > pendingMax) {
      pending.decrementAndGet();
      for (Message message : request.messages()) {
        statistics.unsent.increment();
        ledger.unsent(message.n(), "too many in flight");
        watcher.settled(message, "not sent", System.nanoTime() - dueNanos);
      }
      return;
    }
    request.messages().forEach(message -> statistics.sent(message.cloud()));
    queue.add(new Delivery(request, http(request), dueNanos, 1));
    pump();
  }

  /** Requests whose fate is open. */
  public long pending() {
    return pending.get();
  }

  /** Waits until nothing is open, at most until the given moment; false when something still is. */
  public boolean settle(long untilNanos) {
    while (pending.get() > 0 && System.nanoTime() - untilNanos < 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return pending.get() == 0;
  }

  @Override
  public void close() {
    retries.shutdownNow();
    client.shutdownNow();
    callbacks.shutdown();
  }

  private void pump() {
    while (!queue.isEmpty() && wire.tryAcquire()) {
      Delivery delivery = queue.poll();
      if (delivery == null) {
        wire.release();
      } else {
        attempt(delivery);
      }
    }
  }

  private void attempt(Delivery delivery) {
    var unused =
        client
            .sendAsync(delivery.http(), HttpResponse.BodyHandlers.ofByteArray())
            .whenComplete(
                (response, error) -> {
                  wire.release();
                  if (response != null) {
                    answered(delivery, response);
                  } else {
                    broken(delivery, error);
                  }
                  pump();
                });
  }

  private void answered(Delivery delivery, HttpResponse<byte[]> response) {
    List<Message> messages = delivery.request().messages();
    List<Outcome> outcomes =
        Answer.outcomes(response.statusCode(), response.body(), messages.size());
    for (int i = 0; i < messages.size(); i++) {
      ledger.answer(messages.get(i).n(), outcomes.get(i), delivery.attempt(), clock.instant());
    }
    Retry.Next next =
        Retry.afterAnswer(
            delivery.request().form(),
            response.statusCode(),
            delivery.attempt(),
            retryAfter(response));
    switch (next) {
      case Retry.Next.Delivered ignored -> settled(delivery, outcomes);
      case Retry.Next.Dropped ignored -> failed(delivery, "dropped " + response.statusCode());
      case Retry.Next.Again again -> again(delivery, again, "status " + response.statusCode());
    }
  }

  private void broken(Delivery delivery, @Nullable Throwable error) {
    Throwable cause = error instanceof CompletionException e ? e.getCause() : error;
    String what = cause == null ? "no answer" : cause.getClass().getSimpleName();
    for (Message message : delivery.request().messages()) {
      ledger.error(message.n(), what, delivery.attempt(), clock.instant());
    }
    if (cause instanceof IOException) {
      again(delivery, Retry.afterError(delivery.attempt()), what);
    } else {
      failed(delivery, what);
    }
  }

  private void again(Delivery delivery, Retry.Next next, String why) {
    boolean tooOld = System.nanoTime() - delivery.dueNanos() > Retry.HORIZON.toNanos();
    if (tooOld || !(next instanceof Retry.Next.Again again) || retries.isShutdown()) {
      failed(delivery, why);
      return;
    }
    statistics.retried.add(delivery.request().messages().size());
    retries.schedule(
        () -> {
          queue.add(delivery.next());
          pump();
        },
        again.after().toNanos(),
        TimeUnit.NANOSECONDS);
  }

  private void settled(Delivery delivery, List<Outcome> outcomes) {
    long took = System.nanoTime() - delivery.dueNanos();
    statistics.tookSinceDue(took);
    for (int i = 0; i < outcomes.size(); i++) {
      statistics.answered(outcomes.get(i));
      watcher.settled(delivery.request().messages().get(i), outcomes.get(i).word(), took);
    }
    pending.decrementAndGet();
  }

  private void failed(Delivery delivery, String why) {
    for (Message message : delivery.request().messages()) {
      statistics.failed.increment();
      watcher.settled(message, why, System.nanoTime() - delivery.dueNanos());
    }
    pending.decrementAndGet();
  }

  private HttpRequest http(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve(request.form().path()))
            .timeout(request.form().patience())
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    return builder.headers(request.headers().toArray(String[]::new)).build();
  }

  private static @Nullable Long retryAfter(HttpResponse<?> response) {
    try {
      OptionalLong seconds = response.headers().firstValueAsLong("Retry-After");
      return seconds.isPresent() ? seconds.getAsLong() : null;
    } catch (NumberFormatException aDate) {
      return null;
    }
  }
}
