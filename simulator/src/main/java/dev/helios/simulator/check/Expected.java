// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.shop.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A truth as the ledger holds it: the verdict that an order must get. */
record Expected(
    String orderId,
    String fault,
    String status,
    Set<Finding> findings,
    String currency,
    @Nullable BigDecimal exposure,
    Map<String, Instant> due,
    int deliveries) {}
