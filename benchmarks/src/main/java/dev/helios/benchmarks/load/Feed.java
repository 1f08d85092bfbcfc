// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One WebSocket client of the live feed, which looks for the events of this run. Thread-safe. */
final class Feed implements WebSocket.Listener, AutoCloseable {
  private static final long LONGEST_MICROS = 60_000_000;

  private final String mark;
  private final HttpClient client = HttpClient.newHttpClient();
  private final StringBuilder frame = new StringBuilder();
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private final BitSet seen = new BitSet();
  private @Nullable WebSocket socket;
  private @Nullable LongUnaryOperator due;
  private long first;
  private long total;
  private long gaps;

  Feed(Orders orders) {
    mark = "\"event_id\":\"" + orders.idPrefix();
  }

  /** Opens the feed. Throws IllegalStateException when the server does not take the client. */
  void open(URI url) throws InterruptedException {
    URI address = URI.create("ws://" + url.getAuthority() + "/api/v1/ws/events");
    try {
      socket = client.newWebSocketBuilder().buildAsync(address, this).get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The live feed at " + address + " cannot be opened.", e);
    }
  }

  /** From now on, events first .. first + total - 1 are looked for; {@code due} is in nanoTime. */
  synchronized void expect(long firstNumber, long count, LongUnaryOperator whenDue) {
    first = firstNumber;
    total = count;
    due = whenDue;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      take(System.nanoTime());
      frame.setLength(0);
    }
    from.request(1);
    return null;
  }

  private synchronized void take(long now) {
    LongUnaryOperator whenDue = due;
    if (whenDue == null) {
      return;
    }
    if (frame.indexOf("{\"type\":\"gap\"") == 0) {
      gaps++;
    }
    for (int at = frame.indexOf(mark); at >= 0; at = frame.indexOf(mark, at + 1)) {
      long n = number(at + mark.length()) - first;
      if (n >= 0 && n < total && !seen.get((int) n)) {
        seen.set((int) n);
        long took = (now - whenDue.applyAsLong(n)) / 1_000;
        micros.recordValue(Math.clamp(took, 1, LONGEST_MICROS));
      }
    }
  }

  private long number(int from) {
    long number = 0;
    for (int i = from; i < frame.length() && Character.isDigit(frame.charAt(i)); i++) {
      number = number * 10 + Character.digit(frame.charAt(i), 10);
    }
    return number;
  }

  /** Waits until as many were seen as were accepted, but no longer than this. */
  synchronized void await(long accepted, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (seen.cardinality() < accepted && System.nanoTime() < end) {
      wait(50);
    }
  }

  /** What arrived, against what was accepted. */
  synchronized Measured measured(String name, Measured accepted) {
    long arrived = seen.cardinality();
    return new Measured(name, accepted.accepted(), arrived, accepted.took(), micros.copy());
  }

  /** How often the server told this client that it left events out. */
  synchronized long gaps() {
    return gaps;
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    client.shutdownNow();
  }
}
