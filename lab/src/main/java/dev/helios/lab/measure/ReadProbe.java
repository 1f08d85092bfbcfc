// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import dev.helios.lab.load.Measured;
import dev.helios.lab.load.OpenLoop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Asks the API for samples until it shows what is waited for, and so finds out when it became
 * readable; right to within {@link #PAUSE}. Thread-safe.
 */
final class ReadProbe implements AutoCloseable {
  /** Between two questions: oftener, and the asking itself would be a good part of the load. */
  static final Duration PAUSE = Duration.ofMillis(25);

  private static final int ASKING = 8;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final URI url;
  private final String word;
  private final BlockingQueue<Sample> waiting = new ArrayBlockingQueue<>(4_096);
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final ConcurrentHistogram micros = new ConcurrentHistogram(OpenLoop.LONGEST_MICROS, 3);
  private volatile boolean closed;

  private record Sample(String path, long since) {}

  /**
   * @param word what the answer has to hold, beside being a success
   */
  ReadProbe(URI url, String word) {
    this.url = url;
    this.word = word;
    for (int i = 0; i < ASKING; i++) {
      Thread.startVirtualThread(this::ask);
    }
  }

  /** Begins to ask for this path; its time counts from {@code since}, in nanoTime. */
  void watch(String path, long since) {
    if (waiting.offer(new Sample(path, since))) {
      asked.incrementAndGet();
    }
  }

  private void ask() {
    try (HttpConnection connection = HttpConnection.forLoad(url)) {
      while (!closed) {
        Sample sample = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (sample != null) {
          OpenLoop.waitUntil(sample.since());
          settle(connection, sample);
          done.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(HttpConnection connection, Sample sample) {
    long end = sample.since() + LONGEST.toNanos();
    while (!closed && System.nanoTime() < end) {
      try {
        Reply.Http answer = connection.get(sample.path()).answer();
        if (answer.isSuccess() && answer.body().contains(word)) {
          long took = (System.nanoTime() - sample.since()) / 1_000;
          micros.recordValue(Math.clamp(took, 1, OpenLoop.LONGEST_MICROS));
          return;
        }
      } catch (IOException e) {
        // Asked again: what is away for a while is not readable for a while.
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** What was found, once all samples are settled or the time is over. */
  Measured measured(String name, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (done.get() < asked.get() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return new Measured(name, asked.get(), micros);
  }

  @Override
  public void close() {
    closed = true;
  }
}
