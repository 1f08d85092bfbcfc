// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/** Sends the orders of one run, phase after phase. Event numbers go on from phase to phase. */
final class Load {
  static final int CLOSED_CONNECTIONS = 32;
  static final int BATCH_CONNECTIONS = 4;
  static final int OPEN_CONNECTIONS = 64;
  static final int BATCH = 100;

  /** An open-loop event that is later than this is not sent any more. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final long LONGEST_MICROS = 60_000_000;
  private static final String ACCEPTED = "\"status\":\"accepted\"";

  private final URI url;
  private final Orders orders;
  private long next;

  Load(URI url, Orders orders) {
    this.url = url;
    this.orders = orders;
  }

  /** Single events, each connection sending the next when the last was answered. */
  Measured closed(String name, Duration time) {
    Phase phase = new Phase();
    AtomicLong order = new AtomicLong(next / Orders.STEPS);
    long end = System.nanoTime() + time.toNanos();
    Duration took =
        onConnections(
            CLOSED_CONNECTIONS,
            connection -> {
              while (System.nanoTime() < end) {
                long first = order.getAndIncrement() * Orders.STEPS;
                for (long n = first; n < first + Orders.STEPS; n++) {
                  phase.single(connection, n, System.nanoTime());
                }
              }
            });
    next = order.get() * Orders.STEPS;
    return phase.measured(name, took);
  }

  /** NDJSON streams of {@value #BATCH} events on the direct API, closed loop. */
  Measured batches(String name, Duration time) {
    Phase phase = new Phase();
    AtomicLong batch = new AtomicLong();
    long end = System.nanoTime() + time.toNanos();
    Duration took =
        onConnections(
            BATCH_CONNECTIONS,
            connection -> {
              while (System.nanoTime() < end) {
                phase.batch(connection, next + batch.getAndIncrement() * BATCH);
              }
            });
    long used = next + batch.get() * BATCH;
    next = used + (Orders.STEPS - used % Orders.STEPS) % Orders.STEPS;
    return phase.measured(name, took);
  }

  /**
   * Events at a fixed rate, whatever the answers take. Times count from when the event was due and
   * not from when a connection was free, so a stall of the server is not left out.
   */
  Measured open(String name, int perSecond, Duration time, Feed feed) {
    Phase phase = new Phase();
    AtomicLong taken = new AtomicLong();
    long total = perSecond * time.toSeconds() / Orders.STEPS * Orders.STEPS;
    long first = next;
    next += total;
    long begin = System.nanoTime() + Duration.ofMillis(200).toNanos();
    long giveUp = begin + time.plus(GRACE).toNanos();
    feed.expect(first, total, n -> begin + n * 1_000_000_000L / perSecond);
    Duration took =
        onConnections(
            OPEN_CONNECTIONS,
            connection -> {
              for (long n = taken.getAndIncrement(); n < total; n = taken.getAndIncrement()) {
                long due = begin + n * 1_000_000_000L / perSecond;
                waitUntil(due);
                if (System.nanoTime() > giveUp) {
                  phase.sent.increment();
                } else {
                  phase.single(connection, first + n, due);
                }
              }
            });
    return phase.measured(name, took);
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private interface Work {
    void on(Connection connection);
  }

  private Duration onConnections(int connections, Work work) {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        var _ =
            threads.submit(
                () -> {
                  try (Connection connection = new Connection(url)) {
                    work.on(connection);
                  }
                });
      }
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The counts of one phase. Thread-safe. */
  private final class Phase {
    final LongAdder sent = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

    void single(Connection connection, long n, long since) {
      Orders.Post post = orders.event(n, Instant.now());
      send(connection, post, "application/json", 1, since);
    }

    void batch(Connection connection, long from) {
      Orders.Post post = orders.batch(from, BATCH, Instant.now());
      send(connection, post, "application/x-ndjson", BATCH, System.nanoTime());
    }

    private void send(
        Connection connection, Orders.Post post, String type, int events, long since) {
      sent.add(events);
      try {
        Connection.Answer answer = connection.post(post.path(), type, post.body());
        if (answer.isSuccess()) {
          long took = (System.nanoTime() - since) / 1_000;
          micros.recordValue(Math.clamp(took, 1, LONGEST_MICROS));
          accepted.add(events == 1 ? single(answer.body()) : accepted(answer.body()));
        }
      } catch (IOException e) {
        // Counted: it was sent and not accepted. A server that is away must not be hammered.
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }

    private static int single(String body) {
      return body.contains(ACCEPTED) ? 1 : 0;
    }

    /** The number that the answer to a batch gives. */
    private static int accepted(String body) {
      String name = "\"accepted\":";
      int at = body.indexOf(name);
      int accepted = 0;
      for (int i = at + name.length(); at >= 0 && Character.isDigit(body.charAt(i)); i++) {
        accepted = accepted * 10 + Character.digit(body.charAt(i), 10);
      }
      return Math.min(accepted, BATCH);
    }

    Measured measured(String name, Duration took) {
      return new Measured(name, sent.sum(), accepted.sum(), took, micros);
    }
  }
}
