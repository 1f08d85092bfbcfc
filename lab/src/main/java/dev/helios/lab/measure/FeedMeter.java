// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.ByteScan;
import dev.helios.lab.client.FeedSocket;
import dev.helios.lab.load.OpenLoop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One client of the live feed: counts every event it is sent, and times what a phase expects.
 * Thread-safe.
 */
final class FeedMeter implements AutoCloseable {
  private static final byte[] EVENT = ByteScan.word("\"event_id\":\"");
  private static final byte[] GAP = ByteScan.word("{\"type\":\"gap\"");
  private static final byte[] VERDICTS = ByteScan.word("{\"type\":\"verdicts\"");

  private final FeedSocket socket;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private volatile @Nullable Expected expected;
  private volatile @Nullable VerdictTimes verdicts;

  /** Opens it. Throws when the server does not take the client. */
  FeedMeter(URI url) throws IOException {
    this.socket = FeedSocket.open(url, this::text);
  }

  /** The events of one phase that are waited for: those numbered from first on. */
  static final class Expected {
    private final byte[] mark;
    private final long first;
    private final long total;
    private final LongUnaryOperator due;
    private final Histogram micros = new Histogram(OpenLoop.LONGEST_MICROS, 3);
    private final BitSet seen = new BitSet();

    /**
     * @param due when the event of this number, counted from 0, was to be sent, in nanoTime
     */
    Expected(String idPrefix, long first, long total, LongUnaryOperator due) {
      this.mark = ByteScan.word("\"event_id\":\"" + idPrefix);
      this.first = first;
      this.total = total;
      this.due = due;
    }

    private synchronized void take(byte[] frame, int length, long now) {
      for (int at = ByteScan.find(frame, length, mark, 0);
          at >= 0;
          at = ByteScan.find(frame, length, mark, at + mark.length)) {
        long n = ByteScan.number(frame, length, at + mark.length) - first;
        if (n >= 0 && n < total && !seen.get((int) n)) {
          seen.set((int) n);
          long took = (now - due.applyAsLong(n)) / 1_000;
          micros.recordValue(Math.clamp(took, 1, OpenLoop.LONGEST_MICROS));
        }
      }
    }

    synchronized long arrived() {
      return seen.cardinality();
    }

    synchronized Histogram micros() {
      return micros.copy();
    }
  }

  /** From now on these are looked for. */
  void expect(Expected phase) {
    expected = phase;
  }

  /** From now on verdicts go there too. */
  void tell(VerdictTimes listener) {
    verdicts = listener;
  }

  private void text(byte[] frame, int length, long now) {
    if (ByteScan.startsWith(frame, length, GAP)) {
      gaps.incrementAndGet();
      return;
    }
    if (ByteScan.startsWith(frame, length, VERDICTS)) {
      VerdictTimes listener = verdicts;
      if (listener != null) {
        listener.take(frame, length, now);
      }
      return;
    }
    events.addAndGet(ByteScan.count(frame, length, EVENT));
    Expected phase = expected;
    if (phase != null) {
      phase.take(frame, length, now);
    }
  }

  /** How many events it was sent since it was opened. */
  long events() {
    return events.get();
  }

  /** How often the server said that it left events out. */
  long gaps() {
    return gaps.get();
  }

  /** Waits until so many events were sent, but no longer than this; says whether they were. */
  boolean await(long total, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (events.get() < total) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }

  @Override
  public void close() {
    socket.close();
  }
}
