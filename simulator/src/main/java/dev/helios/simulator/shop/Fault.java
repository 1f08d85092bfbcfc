// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.util.Locale;
import java.util.Optional;

/**
 * What goes wrong with an order, at most one thing each; some of these are not wrong at all, and
 * must not be called so.
 */
public enum Fault {
  NONE(0),
  /** The payment or the reservation never happens. */
  MISSING(0.015),
  /** The payment or the reservation happens after its deadline, or is delivered after it. */
  LATE(0.015),
  /** A step is delivered twice, to the byte. Nothing is wrong. */
  REDELIVERY(0.015),
  /** A second payment with an id of its own. */
  DOUBLE_CHARGE(0.01),
  /** A second copy of a step with the same id and other content. */
  CONFLICT(0.01),
  /** The payment is over another amount, or the reservation over another quantity. */
  MISMATCH(0.015),
  /** The amounts differ by exactly the tolerance. Nothing is wrong. */
  EDGE(0.005),
  /** The payment happened before the order was placed. */
  OUT_OF_ORDER(0.005),
  /** The steps arrive backwards, their times are in order. Nothing is wrong. */
  SHUFFLED(0.005),
  /** Payment and reservation of an order that was never placed. */
  ORPHAN(0.005),
  /** Cancelled by the customer, or the payment failed. Nothing is wrong. */
  CANCELLED(0.01),
  /** One cloud's clock is ahead, by less than its deadline. Nothing is wrong. */
  SKEW(0.005);

  private final String label = name().toLowerCase(Locale.ROOT);
  private final double usualRate;

  Fault(double usualRate) {
    this.usualRate = usualRate;
  }

  /** The name used on the command line and in the ledger. */
  public String label() {
    return label;
  }

  /** Share of all orders when every kind is asked for. */
  public double usualRate() {
    return usualRate;
  }

  /** Whether its verdict is only due once the deadline has passed. */
  boolean needsDeadline() {
    return this == MISSING || this == LATE || this == ORPHAN;
  }

  /** The kind with this label; empty for none and for unknown ones. */
  public static Optional<Fault> labelled(String label) {
    for (Fault fault : values()) {
      if (fault != NONE && fault.label.equals(label)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
