// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import dev.helios.simulator.wire.Request;
import java.net.http.HttpRequest;

/**
 * A request under way.
 *
 * @param dueNanos when it was scheduled, on the clock of {@link System#nanoTime}
 * @param attempt 1 for the first
 */
record Delivery(Request request, HttpRequest http, long dueNanos, int attempt) {
  Delivery next() {
    return new Delivery(request, http, dueNanos, attempt + 1);
  }
}
