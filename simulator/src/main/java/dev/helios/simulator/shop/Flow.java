// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The flow that orders follow, {@code order-fulfilment} version 1, with its window as a setting so
 * that a test need not wait half a minute. The reservation has one and a half windows.
 *
 * @param window time from the first event of an order to the deadline, which is outside of it
 */
public record Flow(Duration window) {
  /** Its name in the server's API. */
  public static final String NAME = "order-fulfilment";

  public static final String PLACED = "placed";
  public static final String PAID = "paid";
  public static final String RESERVED = "reserved";

  /** Any event that ends an order before its steps are complete. */
  public static final String CLOSED = "closed";

  static final List<String> STEPS = List.of(PLACED, PAID, RESERVED);

  /** How far two clouds' clocks may be apart before one event is said to precede another. */
  static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  static final BigDecimal TOLERANCE = new BigDecimal("0.01");

  /** The shortest window in which every fault can be told from the others. */
  public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(12);

  /** The window that the server's flow has by default. */
  public static final Duration USUAL_WINDOW = Duration.ofSeconds(30);

  /** The first instant at which the step is late, for an order that began then. */
  Instant due(String step, Instant first) {
    return first.plus(step.equals(RESERVED) ? longest() : window);
  }

  /** Time from an order's first event to its last deadline. */
  Duration longest() {
    return window.plus(window.dividedBy(2));
  }
}
