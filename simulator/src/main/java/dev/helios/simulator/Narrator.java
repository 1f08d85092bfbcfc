// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.send.Statistics;
import dev.helios.simulator.send.Watcher;
import dev.helios.simulator.wire.Message;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * Prints one line per message with the running totals; above 1,000 messages a second, and when it
 * is to be quiet, the totals now and then. Thread-safe.
 */
final class Narrator implements Watcher {
  private static final double LINE_RATE_MAX = 1_000;
  private static final long QUIET_NANOS = 10_000_000_000L;
  private static final long BUSY_NANOS = 1_000_000_000L;

  private final PrintStream out;
  private final Statistics statistics;
  private final boolean everyMessage;
  private final long pause;
  private long last = System.nanoTime();

  Narrator(PrintStream out, Statistics statistics, boolean quiet, double rate) {
    this.out = out;
    this.statistics = statistics;
    this.everyMessage = !quiet && rate <= LINE_RATE_MAX;
    this.pause = quiet ? QUIET_NANOS : BUSY_NANOS;
  }

  @Override
  public void settled(Message message, String fate, long nanos) {
    if (everyMessage) {
      out.println(line(message, fate, nanos));
    } else if (isTime()) {
      out.println(statistics.line());
    }
  }

  private synchronized boolean isTime() {
    long now = System.nanoTime();
    if (now - last < pause) {
      return false;
    }
    last = now;
    return true;
  }

  private String line(Message message, String fate, long nanos) {
    return String.format(
        Locale.ROOT,
        "%s %-5s %-18s %-20s %-9s %13s  %-11s %7.1f ms | %s",
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        message.cloud().label(),
        message.type(),
        Objects.requireNonNullElse(message.orderId(), "-"),
        message.customerId(),
        Objects.requireNonNullElse(message.amount(), ""),
        fate,
        nanos / 1e6,
        statistics.line());
  }
}
