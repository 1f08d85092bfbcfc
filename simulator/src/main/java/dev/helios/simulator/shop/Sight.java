// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of an order as the oracle sees it.
 *
 * @param at when it happened, as the wire says
 * @param delivered when it is due to reach the server
 */
record Sight(
    String step,
    Kind kind,
    Instant at,
    Instant delivered,
    @Nullable BigDecimal amount,
    @Nullable Integer quantity) {}
