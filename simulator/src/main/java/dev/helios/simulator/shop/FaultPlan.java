// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which share of the orders has which fault. The shares add up to at most one.
 *
 * @param rates share of all orders by kind
 */
public record FaultPlan(Map<Fault, Double> rates) {

  public FaultPlan {
    rates = rates.isEmpty() ? Map.of() : Map.copyOf(rates);
  }

  /** Every order goes well. */
  public static FaultPlan none() {
    return new FaultPlan(Map.of());
  }

  /** Every kind at its usual rate: about a tenth of all orders in total. */
  public static FaultPlan all() {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      if (fault != Fault.NONE) {
        rates.put(fault, fault.usualRate());
      }
    }
    return new FaultPlan(rates);
  }

  /** The share of orders with any fault. */
  public double total() {
    return rates.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whether some verdicts are only due after a deadline, so that the run must outlast it. */
  boolean needsDeadline() {
    return rates.keySet().stream().anyMatch(Fault::needsDeadline);
  }

  Fault draw(SplittableRandom random) {
    double point = random.nextDouble();
    for (Fault fault : Fault.values()) {
      point -= rates.getOrDefault(fault, 0.0);
      if (fault != Fault.NONE && point < 0) {
        return fault;
      }
    }
    return Fault.NONE;
  }
}
