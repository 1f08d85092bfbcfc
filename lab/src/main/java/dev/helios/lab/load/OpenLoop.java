// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Orders at a fixed rate, whatever the answers take. Times count from when an event was due and not
 * from when a connection was free, so a stall of the server is not left out.
 */
public final class OpenLoop {
  /** Longest time that is told apart from longer ones. */
  public static final long LONGEST_MICROS = 60_000_000;

  public static final int CONNECTIONS = 64;

  /** An event that is later than this is not sent any more. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final String ACCEPTED = "\"status\":\"accepted\"";

  private final URI url;
  private final Orders orders;
  private final int perSecond;
  private final long total;
  private final long begin;
  private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

  /** Hears of each accepted event; must be quick. */
  public interface Accepted {
    void event(long n, long due);
  }

  /** The first event is due a little later than now. */
  public OpenLoop(URI url, Orders orders, int perSecond, Duration time) {
    this.url = url;
    this.orders = orders;
    this.perSecond = perSecond;
    this.total = perSecond * time.toSeconds() / Orders.STEPS * Orders.STEPS;
    this.begin = System.nanoTime() + Duration.ofMillis(500).toNanos();
  }

  /** How many events there are to send. */
  public long total() {
    return total;
  }

  /** When the n-th event is due, in nanoTime. */
  public long due(long n) {
    return begin + n * 1_000_000_000L / perSecond;
  }

  /** Sends all of them; returns when the last was answered or given up. */
  public Measured run(String name, Accepted accepted) {
    AtomicLong taken = new AtomicLong();
    long giveUp = due(total) + GRACE.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        var _ =
            threads.submit(
                () -> {
                  try (HttpConnection connection = HttpConnection.forLoad(url)) {
                    for (long n = taken.getAndIncrement(); n < total; n = taken.getAndIncrement()) {
                      waitUntil(due(n));
                      if (System.nanoTime() < giveUp) {
                        send(connection, n, accepted);
                      }
                    }
                  }
                });
      }
    }
    return new Measured(name, total, micros);
  }

  private void send(HttpConnection connection, long n, Accepted accepted) {
    try {
      Orders.Post post = orders.event(n, Instant.now());
      Reply.Http answer = connection.post(post.path(), post.type(), post.body()).answer();
      if (answer.isSuccess() && answer.body().contains(ACCEPTED)) {
        long due = due(n);
        micros.recordValue(Math.clamp((System.nanoTime() - due) / 1_000, 1, LONGEST_MICROS));
        accepted.event(n, due);
      }
    } catch (IOException e) {
      // It is missing among the measured. A server that is away must not be hammered.
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  public static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
