// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import dev.helios.lab.client.HttpConnection;
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

/** The generator of this JVM, for machines without wrk. It costs more processor time than wrk. */
public final class JavaGenerator implements Generator {
  /** What the connections of one run share. */
  private record Shared(
      URI url,
      Shape shape,
      Orders orders,
      long end,
      AtomicLong next,
      LongAdder failed,
      ConcurrentHistogram micros) {}

  @Override
  public String name() {
    return "Java";
  }

  @Override
  public Shots run(URI url, Shape shape, String run, int connections, Duration time) {
    long begin = System.nanoTime();
    Shared shared =
        new Shared(
            url,
            shape,
            new Orders(run),
            begin + time.toNanos(),
            new AtomicLong(),
            new LongAdder(),
            new ConcurrentHistogram(OpenLoop.LONGEST_MICROS, 3));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        var _ = threads.submit(() -> client(shared));
      }
    }
    ConcurrentHistogram micros = shared.micros();
    return new Shots(
        micros.getTotalCount() + shared.failed().sum(),
        shared.failed().sum(),
        Duration.ofNanos(System.nanoTime() - begin),
        Percentiles.of(micros));
  }

  private static void client(Shared shared) {
    try (HttpConnection connection = HttpConnection.forLoad(shared.url())) {
      while (System.nanoTime() < shared.end()) {
        long since = System.nanoTime();
        if (shot(connection, shared)) {
          long took = (System.nanoTime() - since) / 1_000;
          shared.micros().recordValue(Math.clamp(took, 1, OpenLoop.LONGEST_MICROS));
        } else {
          shared.failed().increment();
        }
      }
    }
  }

  private static boolean shot(HttpConnection connection, Shared shared) {
    try {
      if (shared.shape() == Shape.GET) {
        return connection.get(shared.url().getPath()).answer().isSuccess();
      }
      int events = shared.shape().events();
      long first = shared.next().getAndAdd(events);
      Orders.Post post =
          switch (shared.shape()) {
            case BATCHES -> shared.orders().batch(first, events, Instant.now());
            case EVENTBRIDGE -> shared.orders().eventBridge(first, Instant.now());
            case ORDERS, GET -> shared.orders().event(first, Instant.now());
          };
      return connection.post(post.path(), post.type(), post.body()).answer().isSuccess();
    } catch (IOException e) {
      // A server that is away must not be hammered.
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      return false;
    }
  }
}
