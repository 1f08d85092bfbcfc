// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.load.OpenLoop;
import dev.helios.lab.load.Orders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** Orders that begin and never go on, a few a second, beside the others. */
final class IncompleteOrders {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final Orders orders;
  private final AtomicLongArray deadlines;

  /**
   * @param time for how long they are begun
   */
  IncompleteOrders(Orders orders, Duration time) {
    this.orders = orders;
    this.deadlines = new AtomicLongArray((int) Math.max(1, time.dividedBy(BETWEEN)));
    for (int i = 0; i < deadlines.length(); i++) {
      deadlines.set(i, Long.MAX_VALUE);
    }
  }

  int count() {
    return deadlines.length();
  }

  /** When the order's second step is missing at the earliest, in nanoTime; MAX_VALUE: not begun. */
  long deadline(long order) {
    return order < deadlines.length() ? deadlines.get((int) order) : Long.MAX_VALUE;
  }

  /** Begins all of them, and has the API asked for every other. */
  void run(URI url, ReadProbe readable) {
    try (HttpConnection connection = HttpConnection.forLoad(url)) {
      long begin = System.nanoTime();
      for (int order = 0; order < deadlines.length(); order++) {
        OpenLoop.waitUntil(begin + BETWEEN.multipliedBy(order).toNanos());
        Instant now = Instant.now();
        // An event from EventBridge has its time in whole seconds.
        Duration ago = Duration.between(now.truncatedTo(ChronoUnit.SECONDS), now);
        long deadline = System.nanoTime() + BenchFlows.WINDOW.minus(ago).toNanos();
        Orders.Post post = orders.abandoned(order, now);
        if (connection.post(post.path(), post.type(), post.body()).answer().isSuccess()) {
          deadlines.set(order, deadline);
          if (order % 2 == 0) {
            readable.watch("/api/v1/reconciliation/" + orders.abandonedPrefix() + order, deadline);
          }
        }
      }
    } catch (IOException e) {
      // Those that were not begun are seen to be missing among the measured.
    }
  }
}
