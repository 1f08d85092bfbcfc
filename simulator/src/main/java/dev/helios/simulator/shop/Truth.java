// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The verdict that an order must get.
 *
 * @param amount what the customer ordered for
 * @param exposure the money that hangs on it: what was ordered, else what was paid, and every
 *     second payment on top; null for an order that is matched
 * @param due when each step becomes late
 * @param deliveries how many messages the verdict rests on; when one of them did not reach the
 *     server, this truth says nothing
 */
public record Truth(
    String orderId,
    Fault fault,
    String status,
    SortedSet<Finding> findings,
    BigDecimal amount,
    String currency,
    @Nullable BigDecimal exposure,
    Map<String, Instant> due,
    int deliveries) {}
